// expect: compile E0277
// Believed that `join!` takes answers.

pub mod support;

use support::{Site, fetch_messages, fetch_posts, fetch_user};

pub async fn fetch_dashboard(site: &Site) -> (String, u32, u32) {
    tokio::join!(
        fetch_user(site).await,
        fetch_posts(site).await,
        fetch_messages(site).await
    )
}

#[cfg(test)]
mod tests;
