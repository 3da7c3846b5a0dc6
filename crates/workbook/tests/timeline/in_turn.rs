use std::time::Duration;
use tokio::time::{Instant, sleep};

async fn weather() -> &'static str {
    println!("asking for the weather");
    sleep(Duration::from_millis(200)).await;
    "rain"
}

async fn news() -> u32 {
    println!("asking for the news");
    sleep(Duration::from_millis(300)).await;
    4
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let start = Instant::now();
    let weather = weather().await;
    let news = news().await;
    println!("{weather}, {news} items, {:?}", start.elapsed());
}
