// expect: fail the_dashboard_takes_300_ms
// Believed that an `async` block runs beside the code around it.

pub mod support;

use support::{Site, fetch_messages, fetch_posts, fetch_user};

pub async fn fetch_dashboard(site: &Site) -> (String, u32, u32) {
    let user = async { fetch_user(site).await };
    let posts = async { fetch_posts(site).await };
    let messages = async { fetch_messages(site).await };
    let user = user.await;
    let posts = posts.await;
    (user, posts, messages.await)
}

#[cfg(test)]
mod tests;
