//! A function instead of a macro: its future can be kept and passed on.

#[path = "../../../exercises/src/bin/ch0a_wait_together/support.rs"]
pub mod support;

use futures::future::join3;
use support::{Site, fetch_messages, fetch_posts, fetch_user};

pub async fn fetch_dashboard(site: &Site) -> (String, u32, u32) {
    join3(fetch_user(site), fetch_posts(site), fetch_messages(site)).await
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch0a_wait_together/tests.rs"]
mod tests;
