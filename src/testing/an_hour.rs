use std::future::pending;
use tokio::time::{Duration, Instant, timeout};

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let start = Instant::now();
    let answer = timeout(Duration::from_secs(3600), pending::<()>()).await;
    println!("{answer:?} after {:?}", start.elapsed());
}
