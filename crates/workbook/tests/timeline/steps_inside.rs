use std::time::Duration;
use tokio::time::sleep;

async fn user() -> u32 {
    sleep(Duration::from_millis(100)).await;
    1
}

async fn orders(user: u32) -> u32 {
    sleep(Duration::from_millis(150)).await;
    user * 10
}

async fn page() -> u32 {
    let user = user().await;
    orders(user).await
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    println!("{}", page().await);
}
