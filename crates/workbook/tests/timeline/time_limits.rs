use std::time::Duration;
use tokio::time::{sleep, timeout};

const LIMIT: Duration = Duration::from_millis(100);

async fn count_rows() -> u32 {
    sleep(Duration::from_millis(60)).await;
    7
}

async fn sort_rows() -> u32 {
    sleep(Duration::from_millis(250)).await;
    42
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    println!("{:?}", timeout(LIMIT, count_rows()).await.ok());
    println!("{:?}", timeout(LIMIT, sort_rows()).await.ok());
}
