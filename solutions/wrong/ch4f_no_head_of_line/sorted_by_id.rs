// expect: fail the_profiles_are_in_the_order_of_the_ids
// Believed that ids come sorted.

pub mod support;

use futures::StreamExt;
use futures::stream;
use support::Site;

pub async fn fetch_profiles(site: &Site, ids: &[usize], limit: usize) -> Vec<String> {
    let lookups = ids
        .iter()
        .map(async |&id| (id, site.fetch_profile(id).await));
    let lookups = stream::iter(lookups).buffer_unordered(limit);
    let mut profiles: Vec<_> = lookups.collect().await;
    profiles.sort();
    profiles.into_iter().map(|(_, profile)| profile).collect()
}

#[cfg(test)]
mod tests;
