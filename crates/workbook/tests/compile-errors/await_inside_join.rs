// advice: not-a-future
async fn fetch() -> u32 {
    7
}

#[tokio::main]
async fn main() {
    let both = tokio::join!(fetch().await, fetch().await);
    println!("{both:?}");
}
