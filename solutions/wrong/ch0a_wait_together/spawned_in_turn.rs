// expect: fail the_dashboard_takes_300_ms
// Believed that a task is concurrent even if it is awaited before the next one is made.

pub mod support;

use support::{Site, fetch_messages, fetch_posts, fetch_user};

pub async fn fetch_dashboard(site: &Site) -> (String, u32, u32) {
    let (a, b, c) = (site.clone(), site.clone(), site.clone());
    let user = tokio::spawn(async move { fetch_user(&a).await }).await;
    let posts = tokio::spawn(async move { fetch_posts(&b).await }).await;
    let messages = tokio::spawn(async move { fetch_messages(&c).await }).await;
    (
        user.expect("no panic"),
        posts.expect("no panic"),
        messages.expect("no panic"),
    )
}

#[cfg(test)]
mod tests;
