// advice: joined-futures-share
async fn add(sum: &mut u32) {
    *sum += 1;
}

#[tokio::main]
async fn main() {
    let mut sum = 0;
    tokio::join!(add(&mut sum), add(&mut sum));
}
