// expect: fail the_answer_of_one_request_is_returned
// Believed that `block_in_place` is for any runtime. On one with a single thread it panics.

pub mod support;

use std::{thread, time::Duration};

use support::Site;

pub async fn fetch_with_delay(site: &Site, url: &str, delay: Duration) -> String {
    tokio::task::block_in_place(|| thread::sleep(delay));
    site.fetch(url).await
}

#[cfg(test)]
mod tests;
