// expect: fail the_delay_and_the_request_take_300_ms
// Believed that another thread is the cure. The heart beats, but each wait keeps a thread.

pub mod support;

use std::{thread, time::Duration};

use support::Site;

pub async fn fetch_with_delay(site: &Site, url: &str, delay: Duration) -> String {
    let waiting = tokio::task::spawn_blocking(move || thread::sleep(delay));
    waiting.await.expect("it does not panic");
    site.fetch(url).await
}

#[cfg(test)]
mod tests;
