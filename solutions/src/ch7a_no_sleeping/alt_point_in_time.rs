//! No length but a point in time, which is better in a loop: what the requests take does not add up.

#[path = "../../../exercises/src/bin/ch7a_no_sleeping/support.rs"]
pub mod support;

use std::time::Duration;

use support::Site;
use tokio::time::{Instant, sleep_until};

pub async fn fetch_with_delay(site: &Site, url: &str, delay: Duration) -> String {
    let begin = Instant::now() + delay;
    sleep_until(begin).await;
    site.fetch(url).await
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch7a_no_sleeping/tests.rs"]
mod tests;
