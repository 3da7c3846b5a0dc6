use std::time::Duration;
use tokio::time::{sleep, timeout};

async fn fetch(url: &str) -> String {
    sleep(Duration::from_secs(2)).await;
    format!("from {url}")
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let request = fetch("https://example.com");
    for attempt in 1..=3 {
        match timeout(Duration::from_secs(1), request).await {
            Ok(data) => return println!("{data}"),
            Err(_elapsed) => println!("attempt {attempt} timed out"),
        }
    }
}
