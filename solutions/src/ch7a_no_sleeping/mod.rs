//! Right, because the wait is a future: it answers `Pending`, and the thread polls others until the timer has ended.
//! The helper had to become async for that, and its caller awaits it.

#[path = "../../../exercises/src/bin/ch7a_no_sleeping/support.rs"]
pub mod support;

use std::time::Duration;

use support::Site;
use tokio::time::{Instant, sleep};

/// Whoever asks too often is shut out.
async fn be_polite(delay: Duration) {
    sleep(delay).await;
}

pub async fn fetch_with_delay(site: &Site, url: &str, delay: Duration) -> String {
    be_polite(delay).await;
    site.fetch(url).await
}

async fn heartbeat(start: Instant) {
    for n in 1..=4 {
        sleep(Duration::from_millis(100)).await;
        let tenths = start.elapsed().as_millis() / 100;
        println!("beat {n} after 0.{tenths} s");
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let start = Instant::now();
    let site = Site::default();
    let page = fetch_with_delay(&site, "/users", Duration::from_millis(300));
    let (page, ()) = tokio::join!(page, heartbeat(start));
    println!("{page}");
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch7a_no_sleeping/tests.rs"]
mod tests;
