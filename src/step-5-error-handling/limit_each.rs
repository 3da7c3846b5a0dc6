use std::future::pending;
use std::time::Duration;
use tokio::time::{Instant, sleep, timeout};

async fn fetch(attempt: u32) -> &'static str {
    println!("attempt {attempt}");
    if attempt == 1 {
        return pending().await; // no answer, ever
    }
    sleep(Duration::from_millis(300)).await;
    "Ada"
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let start = Instant::now();
    let limit = Duration::from_secs(1);
    let attempts = async {
        // Each attempt is a new future, and its limit drops it.
        let _ = timeout(limit, fetch(1)).await;
        timeout(limit, fetch(2)).await
    };
    let user = attempts.await;
    println!("{user:?} after {:?}", start.elapsed());
}
