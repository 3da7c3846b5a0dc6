//! # In-flight gauge
//!
//! A gauge shows how many requests are running: `tracked` runs one and keeps the gauge right.
//!
//! - While three requests run, the gauge reads 3; a future that was never polled does not count.
//! - It reads 0 when they have ended, whatever ended them: `Ok`, `Err`, a panic, or a caller who gave up after 50 ms.
//! - It never reads less than 0.
//! - `tracked` returns what the request returned, at the same time.

pub mod support;

use std::time::Duration;

use support::{Gauge, ServerDown, broken_fetch, fetch};
use tokio::time::timeout;

pub async fn tracked<T>(
    gauge: &Gauge,
    request: impl Future<Output = Result<T, ServerDown>>,
) -> Result<T, ServerDown> {
    gauge.up();
    let answer = request.await?;
    gauge.down();
    Ok(answer)
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
mod tests;
