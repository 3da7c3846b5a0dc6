use std::time::Duration;
use tokio::time::{Instant, sleep};

async fn fetch_user() -> Result<&'static str, &'static str> {
    sleep(Duration::from_millis(200)).await;
    Err("no such user")
}

async fn fetch_posts() -> Result<u32, &'static str> {
    sleep(Duration::from_millis(300)).await;
    println!("posts read");
    Ok(7)
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let start = Instant::now();
    let both = tokio::try_join!(fetch_user(), fetch_posts());
    let elapsed = start.elapsed();
    println!("{both:?} after {elapsed:?}");
    sleep(Duration::from_millis(500)).await;
}
