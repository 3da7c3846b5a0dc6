//! Right, because the guard lives in the future across the `.await`: whatever ends the future drops its locals.
//! Counting up happens in the body, so a future that nobody polls does not count.

#[path = "../../../exercises/src/bin/ch6a_in_flight_gauge/support.rs"]
pub mod support;

use std::time::Duration;

use support::{Gauge, ServerDown, broken_fetch, fetch};
use tokio::time::timeout;

/// Counts one request, as long as it lives.
struct Counted<'a>(&'a Gauge);

impl<'a> Counted<'a> {
    fn new(gauge: &'a Gauge) -> Self {
        gauge.up();
        Counted(gauge)
    }
}

impl Drop for Counted<'_> {
    fn drop(&mut self) {
        self.0.down();
    }
}

pub async fn tracked<T>(
    gauge: &Gauge,
    request: impl Future<Output = Result<T, ServerDown>>,
) -> Result<T, ServerDown> {
    let _counted = Counted::new(gauge);
    request.await
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let gauge = Gauge::default();
    let user = tracked(&gauge, fetch("Ada", 100));
    let posts = tracked(&gauge, broken_fetch(200));
    let profile = tracked(&gauge, fetch("profile", 400));
    let limited = timeout(Duration::from_millis(300), profile);
    let (user, posts, limited) = tokio::join!(user, posts, limited);
    println!("user: {user:?}, posts: {posts:?}, profile: {limited:?}");
    println!("in flight at the end: {}", gauge.value());
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch6a_in_flight_gauge/tests.rs"]
mod tests;
