//! A program that asks how large a future is would notice labels, so it has none.
use std::time::Duration;

async fn wait() {
    tokio::time::sleep(Duration::from_millis(10)).await;
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    println!("{}", size_of_val(&wait()) < 1000);
    tokio::spawn(wait()).await.unwrap();
}
