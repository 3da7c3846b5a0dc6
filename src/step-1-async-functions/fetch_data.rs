use std::time::Duration;
use tokio::time::{Instant, sleep};

struct Data {
    data: String,
}

async fn fetch_data(url: &str) -> Data {
    sleep(Duration::from_secs(1)).await; // stands for a request
    Data {
        data: format!("from {url}"),
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let start = Instant::now();
    let result = fetch_data("https://example.com").await;
    println!("{} after {:?}", result.data, start.elapsed());
}
