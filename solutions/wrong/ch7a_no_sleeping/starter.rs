// expect: fail the_delay_and_the_request_take_300_ms
// Believed that a plain function may wait as it likes; the starter.

pub mod support;

use std::{thread, time::Duration};

use support::Site;

fn be_polite(delay: Duration) {
    thread::sleep(delay);
}

pub async fn fetch_with_delay(site: &Site, url: &str, delay: Duration) -> String {
    be_polite(delay);
    site.fetch(url).await
}

#[cfg(test)]
mod tests;
