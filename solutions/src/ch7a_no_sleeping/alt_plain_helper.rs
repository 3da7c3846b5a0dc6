//! The helper stays a plain function and returns the future, which its caller awaits.
//! A `sleep` counts from where it is made; here that is the same moment.

#[path = "../../../exercises/src/bin/ch7a_no_sleeping/support.rs"]
pub mod support;

use std::time::Duration;

use support::Site;
use tokio::time::{Sleep, sleep};

fn be_polite(delay: Duration) -> Sleep {
    sleep(delay)
}

pub async fn fetch_with_delay(site: &Site, url: &str, delay: Duration) -> String {
    be_polite(delay).await;
    site.fetch(url).await
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch7a_no_sleeping/tests.rs"]
mod tests;
