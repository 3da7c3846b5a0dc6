// expect: fail the_three_answers_come_back_in_order
// Believed that the first to be finished comes first, or that both numbers are alike.

pub mod support;

use support::{Site, fetch_messages, fetch_posts, fetch_user};

pub async fn fetch_dashboard(site: &Site) -> (String, u32, u32) {
    let (messages, posts, user) =
        tokio::join!(fetch_messages(site), fetch_posts(site), fetch_user(site));
    (user, messages, posts)
}

#[cfg(test)]
mod tests;
