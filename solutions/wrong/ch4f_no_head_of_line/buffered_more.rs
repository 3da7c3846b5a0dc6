// expect: fail never_more_than_limit_run_at_once
// Believed that a longer buffer only keeps more finished profiles; it also polls more lookups.

pub mod support;

use futures::StreamExt;
use futures::stream;
use support::Site;

pub async fn fetch_profiles(site: &Site, ids: &[usize], limit: usize) -> Vec<String> {
    let lookups = ids.iter().map(|&id| site.fetch_profile(id));
    stream::iter(lookups).buffered(2 * limit).collect().await
}

#[cfg(test)]
mod tests;
