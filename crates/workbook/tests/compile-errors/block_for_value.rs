// advice: block-for-value
async fn user() -> u32 {
    async { 7 }
}

#[tokio::main]
async fn main() {
    println!("{}", user().await);
}
