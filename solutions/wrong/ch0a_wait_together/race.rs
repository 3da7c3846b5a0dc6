// expect: fail the_dashboard_takes_300_ms
// Took the first answer: `select!` drops the others at 100 ms, and asked again.

pub mod support;

use support::{Site, fetch_messages, fetch_posts, fetch_user};

pub async fn fetch_dashboard(site: &Site) -> (String, u32, u32) {
    tokio::select! {
        _ = fetch_user(site) => {}
        _ = fetch_posts(site) => {}
        _ = fetch_messages(site) => {}
    }
    tokio::join!(fetch_user(site), fetch_posts(site), fetch_messages(site))
}

#[cfg(test)]
mod tests;
