//! Right, because a place is free as soon as its lookup ends: `buffer_unordered` hands each answer on at once.
//! The order is made afterwards, by position.

#[path = "../../../exercises/src/bin/ch4f_no_head_of_line/support.rs"]
pub mod support;

use futures::StreamExt;
use futures::stream;
use support::Site;
use tokio::time::Instant;

pub async fn fetch_profiles(site: &Site, ids: &[usize], limit: usize) -> Vec<String> {
    let lookups = ids.iter().enumerate().map(|(position, &id)| async move {
        let profile = site.fetch_profile(id).await;
        (position, profile)
    });
    let lookups = stream::iter(lookups).buffer_unordered(limit);
    let mut profiles: Vec<(usize, String)> = lookups.collect().await;
    profiles.sort_by_key(|&(position, _)| position);
    profiles.into_iter().map(|(_, profile)| profile).collect()
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
#[path = "../../../exercises/src/bin/ch4f_no_head_of_line/tests.rs"]
mod tests;
