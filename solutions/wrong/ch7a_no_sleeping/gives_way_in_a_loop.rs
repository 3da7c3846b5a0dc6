// expect: fail the_heart_beats_meanwhile
// Believed that giving way again and again is waiting. The thread is busy, and a paused clock never moves.

pub mod support;

use std::time::Duration;

use support::Site;
use tokio::time::Instant;

pub async fn fetch_with_delay(site: &Site, url: &str, delay: Duration) -> String {
    let end = Instant::now() + delay;
    while Instant::now() < end {
        tokio::task::yield_now().await;
    }
    site.fetch(url).await
}

#[cfg(test)]
mod tests;
