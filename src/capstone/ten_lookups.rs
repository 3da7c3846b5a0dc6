use futures::{StreamExt, stream};
use tokio::time::{Duration, Instant, sleep};

async fn lookup(_id: u32) {
    sleep(Duration::from_millis(100)).await;
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let start = Instant::now();
    let lookups = stream::iter(1..=10).map(lookup);
    let found: Vec<()> = lookups.buffer_unordered(4).collect().await;
    println!("{} after {:?}", found.len(), start.elapsed());
}
