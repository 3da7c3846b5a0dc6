use std::time::Duration;
use tokio::time::{Instant, sleep};

async fn fetch_user() -> &'static str {
    sleep(Duration::from_millis(200)).await;
    "Ada"
}

async fn fetch_posts() -> u32 {
    sleep(Duration::from_millis(300)).await;
    7
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let start = Instant::now();
    let user = fetch_user().await;
    let posts = fetch_posts().await;
    let elapsed = start.elapsed();
    println!("{user}, {posts} posts, {elapsed:?}");
}
