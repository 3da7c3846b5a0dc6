// expect: fail the_dashboard_takes_300_ms
// Joined the first two and awaited the third as before: 500 ms.

pub mod support;

use support::{Site, fetch_messages, fetch_posts, fetch_user};

pub async fn fetch_dashboard(site: &Site) -> (String, u32, u32) {
    let (user, posts) = tokio::join!(fetch_user(site), fetch_posts(site));
    let messages = fetch_messages(site).await;
    (user, posts, messages)
}

#[cfg(test)]
mod tests;
