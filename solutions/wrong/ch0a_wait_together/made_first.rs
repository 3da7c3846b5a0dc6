// expect: fail the_dashboard_takes_300_ms
// Believed that the calls start the lookups, as in JavaScript.

pub mod support;

use support::{Site, fetch_messages, fetch_posts, fetch_user};

pub async fn fetch_dashboard(site: &Site) -> (String, u32, u32) {
    let user = fetch_user(site);
    let posts = fetch_posts(site);
    let messages = fetch_messages(site);
    (user.await, posts.await, messages.await)
}

#[cfg(test)]
mod tests;
