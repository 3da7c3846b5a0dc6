// advice: joined-futures-share
async fn add(sum: &mut u32) {
    *sum += 1;
}

async fn show(sum: &u32) {
    println!("{sum}");
}

#[tokio::main]
async fn main() {
    let mut sum = 0;
    tokio::join!(add(&mut sum), show(&sum));
}
