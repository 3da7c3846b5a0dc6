// advice: joined-futures-share
async fn add(sum: &mut u32) {
    *sum += 1;
}

#[tokio::main]
async fn main() {
    let mut sum = 0;
    let first = add(&mut sum);
    let second = add(&mut sum);
    tokio::join!(first, second);
}
