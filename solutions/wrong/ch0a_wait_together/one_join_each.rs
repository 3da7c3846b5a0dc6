// expect: fail the_dashboard_takes_300_ms
// Believed that the word `join!` makes a wait concurrent.

pub mod support;

use support::{Site, fetch_messages, fetch_posts, fetch_user};

pub async fn fetch_dashboard(site: &Site) -> (String, u32, u32) {
    let (user,) = tokio::join!(fetch_user(site));
    let (posts,) = tokio::join!(fetch_posts(site));
    let (messages,) = tokio::join!(fetch_messages(site));
    (user, posts, messages)
}

#[cfg(test)]
mod tests;
