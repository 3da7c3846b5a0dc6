use std::pin::pin;
use std::time::Duration;
use tokio::time::{Instant, sleep, timeout};

async fn fetch(url: &str) -> String {
    println!("asking {url}");
    sleep(Duration::from_millis(500)).await;
    println!("answered");
    format!("from {url}")
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let start = Instant::now();
    let mut request = pin!(fetch("https://example.com"));
    let limit = Duration::from_millis(200);
    let in_time = timeout(limit, &mut request).await;
    println!("{in_time:?} at {:?}", start.elapsed());
    let data = request.await;
    println!("{data} at {:?}", start.elapsed());
    sleep(Duration::from_millis(100)).await;
}
