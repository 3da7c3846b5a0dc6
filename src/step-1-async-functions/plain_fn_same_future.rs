use std::time::Duration;
use tokio::time::{Instant, sleep};

fn fetch_data(url: &str) -> impl Future<Output = String> {
    println!("fetching");
    async move {
        sleep(Duration::from_secs(1)).await;
        format!("from {url}")
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let start = Instant::now();
    let result = fetch_data("https://example.com");
    sleep(Duration::from_secs(3)).await;
    println!("called");
    let result = result.await;
    println!("{result} after {:?}", start.elapsed());
}
