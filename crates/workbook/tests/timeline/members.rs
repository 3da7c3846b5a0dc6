use std::time::Duration;
use futures::{StreamExt, future::join_all, stream};
use tokio::time::{Instant, sleep};

async fn fetch(id: u64) -> u64 {
    sleep(Duration::from_millis(100)).await;
    id
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let start = Instant::now();
    let all = join_all((1..=3).map(fetch)).await;
    println!("{all:?} {:?}", start.elapsed());
    let some: Vec<u64> = stream::iter(1..=20).map(fetch).buffered(4).collect().await;
    println!("{} {:?}", some.len(), start.elapsed());
}
