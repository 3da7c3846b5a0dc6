// expect: fail the_profiles_are_in_the_order_of_the_ids
// Believed that the lookups keep their order by themselves.

pub mod support;

use futures::StreamExt;
use futures::stream;
use support::Site;

pub async fn fetch_profiles(site: &Site, ids: &[usize], limit: usize) -> Vec<String> {
    let lookups = ids.iter().map(|&id| site.fetch_profile(id));
    let lookups = stream::iter(lookups).buffer_unordered(limit);
    lookups.collect().await
}

#[cfg(test)]
mod tests;
