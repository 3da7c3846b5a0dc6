use std::future::pending;
use tokio::time::{Duration, Instant, sleep, timeout};

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let start = Instant::now();
    for _attempt in 1..=3 {
        let printing = pending::<()>();
        if timeout(Duration::from_secs(5), printing).await.is_ok() {
            break;
        }
        sleep(Duration::from_secs(2)).await;
    }
    println!("{:?}", start.elapsed());
}
