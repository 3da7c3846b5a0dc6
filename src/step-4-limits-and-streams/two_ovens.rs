use futures::{StreamExt, stream};
use tokio::time::{Duration, Instant, sleep};

async fn bake(minutes: u64) -> u64 {
    sleep(Duration::from_secs(60 * minutes)).await;
    minutes
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let start = Instant::now();
    let loaves = stream::iter([40, 10, 20, 30]).map(bake);
    let done: Vec<u64> = loaves.buffer_unordered(2).collect().await;
    println!("{done:?} after {} min", start.elapsed().as_secs() / 60);
}
