// expect: fail when_a_lookup_ends_the_next_begins
// Believed that pairs keep two lookups running: 500 ms, because a pair waits for its slower half.

pub mod support;

use futures::future::join_all;
use support::Site;

pub async fn fetch_profiles(site: &Site, ids: &[usize], limit: usize) -> Vec<String> {
    let mut profiles = Vec::new();
    for some in ids.chunks(limit) {
        let lookups = some.iter().map(|&id| site.fetch_profile(id));
        profiles.extend(join_all(lookups).await);
    }
    profiles
}

#[cfg(test)]
mod tests;
