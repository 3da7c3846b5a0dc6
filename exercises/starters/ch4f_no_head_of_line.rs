//! # No waiting behind a slow one
//!
//! One slow profile delays the others.
//! Finish `async fn fetch_profiles(site: &Site, ids: &[usize], limit: usize) -> Vec<String>`.
//!
//! - Up to `limit` lookups run at once, never more.
//! - When a lookup ends, the next in the order of `ids` begins at once: with lookups of 300, 100, 100, 100, 100 and 100 ms and a limit of 2, all take 400 ms.
//! - The profiles come in the order of `ids`, one for each.
//!
//! Change it until in the picture a lookup begins at 100 ms.

pub mod support;

use futures::StreamExt;
use futures::stream;
use support::Site;
use tokio::time::Instant;

pub async fn fetch_profiles(site: &Site, ids: &[usize], limit: usize) -> Vec<String> {
    let lookups = ids.iter().map(|&id| site.fetch_profile(id));
    stream::iter(lookups).buffered(limit).collect().await
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let site = Site::new(&[300, 100, 100, 100, 100, 100]);
    let start = Instant::now();
    let profiles = fetch_profiles(&site, &[0, 1, 2, 3, 4, 5], 2).await;
    let elapsed = start.elapsed();
    println!("{} profiles after {elapsed:?}", profiles.len());
    println!("{} lookups at once", site.most_at_once());
}

#[cfg(test)]
mod tests;
