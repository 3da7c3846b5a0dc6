//! # Wait together
//!
//! A dashboard needs three answers from a site.
//! Let `fetch_dashboard` wait for all three at the same time.
//!
//! - The dashboard takes as long as the slowest of the three.
//! - It returns name, posts and messages, in this order.
//! - The site is asked for each once.
//!
//! Change it until the picture shows the three waits under each other, all from 0.

pub mod support;

use support::{Site, fetch_messages, fetch_posts, fetch_user};
use tokio::time::Instant;

pub async fn fetch_dashboard(site: &Site) -> (String, u32, u32) {
    let user = fetch_user(site).await;
    let posts = fetch_posts(site).await;
    let messages = fetch_messages(site).await;
    (user, posts, messages)
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
mod tests;
