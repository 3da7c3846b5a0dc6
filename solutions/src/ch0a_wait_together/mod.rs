//! Right, because `join!` holds the three futures and polls those that are not finished.
//! Their waits overlap in one task, so the slowest one sets the time.

#[path = "../../../exercises/src/bin/ch0a_wait_together/support.rs"]
pub mod support;

use support::{Site, fetch_messages, fetch_posts, fetch_user};
use tokio::time::Instant;

pub async fn fetch_dashboard(site: &Site) -> (String, u32, u32) {
    tokio::join!(fetch_user(site), fetch_posts(site), fetch_messages(site))
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let site = Site::new();
    let start = Instant::now();
    let (user, posts, messages) = fetch_dashboard(&site).await;
    let elapsed = start.elapsed();
    println!("{user}: {posts} posts, {messages} messages");
    println!("after {elapsed:?}");
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch0a_wait_together/tests.rs"]
mod tests;
