async fn sum_to(limit: u64) {
    let sum: u64 = (1..=limit).sum();
    println!("{limit}: {sum}");
}

#[tokio::main]
async fn main() {
    tokio::join!(sum_to(1_000_000), sum_to(3));
}
