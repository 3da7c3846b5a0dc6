// expect: fail the_site_is_asked_for_each_once
// Asked once to warm up; the time is right, but the site has twice the work.

pub mod support;

use support::{Site, fetch_messages, fetch_posts, fetch_user};

pub async fn fetch_dashboard(site: &Site) -> (String, u32, u32) {
    let first = async { tokio::join!(fetch_user(site), fetch_posts(site), fetch_messages(site)) };
    let second = async { tokio::join!(fetch_user(site), fetch_posts(site), fetch_messages(site)) };
    let (answers, _) = tokio::join!(first, second);
    answers
}

#[cfg(test)]
mod tests;
