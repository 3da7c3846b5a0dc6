use std::time::Duration;
use tokio::time::{Instant, sleep, timeout_at};

async fn find_user() -> &'static str {
    sleep(Duration::from_millis(500)).await;
    "Ada"
}

async fn fetch_profile() -> &'static str {
    sleep(Duration::from_secs(3600)).await;
    "writes programs"
}

async fn answer(end: Instant) -> String {
    let user = find_user().await;
    let profile = timeout_at(end, fetch_profile()).await;
    format!("{user}: {}", profile.unwrap_or("no profile"))
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let end = Instant::now() + Duration::from_secs(5);
    let answer = answer(end).await;
    println!("{answer:?}");
}
