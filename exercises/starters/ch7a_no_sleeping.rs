//! # Sleeping in async code
//!
//! A crawler waits before each request, to be polite.
//! Mend `async fn fetch_with_delay(site: &Site, url: &str, delay: Duration) -> String`.
//!
//! - It waits for `delay`, then asks once: 200 and 100 ms are 300 ms by the runtime's clock.
//! - Meanwhile a heart beats every 40 ms, 7 times.
//! - 100 calls at once with a delay of 10 ms take 110 ms.
//! - It returns the site's answer.
//!
//! Change it until in the picture row `heartbeat(start)` begins at 0.

pub mod support;

use std::thread;
use std::time::Duration;

use support::Site;
use tokio::time::{Instant, sleep};

/// Whoever asks too often is shut out.
fn be_polite(delay: Duration) {
    thread::sleep(delay);
}

pub async fn fetch_with_delay(site: &Site, url: &str, delay: Duration) -> String {
    be_polite(delay);
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
mod tests;
