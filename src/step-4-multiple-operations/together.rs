use std::time::Duration;
use tokio::time::{Instant, sleep};

async fn fetch_user(id: u64) -> u64 {
    sleep(Duration::from_millis(100 * id)).await;
    id
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let start = Instant::now();
    let lookups: Vec<_> = [1, 2, 3].into_iter().map(fetch_user).collect();
    let users = futures::future::join_all(lookups).await;
    let elapsed = start.elapsed();
    println!("{users:?} after {elapsed:?}");
}
