use std::time::Duration;

use futures::{StreamExt, stream};
use tokio::time::{Instant, sleep};

async fn profile(delay: u64) -> u64 {
    sleep(Duration::from_millis(delay)).await;
    delay
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let start = Instant::now();
    let lookups = stream::iter([300, 100, 50, 150]).map(profile);
    let profiles: Vec<u64> = lookups.buffered(2).collect().await;
    println!("{profiles:?} after {:?}", start.elapsed());
}
