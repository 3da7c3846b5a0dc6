// expect: fail the_delay_and_the_request_take_300_ms
// Believed that the delay may pass while the request is under way: the server is asked at once.

pub mod support;

use std::time::Duration;

use support::Site;
use tokio::time::sleep;

pub async fn fetch_with_delay(site: &Site, url: &str, delay: Duration) -> String {
    let (answer, ()) = tokio::join!(site.fetch(url), sleep(delay));
    answer
}

#[cfg(test)]
mod tests;
