// expect: fail the_delay_and_the_request_take_300_ms
// Believed that making a sleep is sleeping; `let _ =` silences rustc, not clippy.

pub mod support;

use std::time::Duration;

use support::Site;
use tokio::time::sleep;

pub async fn fetch_with_delay(site: &Site, url: &str, delay: Duration) -> String {
    let _ = sleep(delay);
    site.fetch(url).await
}

#[cfg(test)]
mod tests;
