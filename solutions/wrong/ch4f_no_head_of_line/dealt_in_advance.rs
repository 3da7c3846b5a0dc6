// expect: fail when_a_lookup_ends_the_next_begins
// Believed that workers with equally long lists are finished together: 500 ms, the first has the slow one.

pub mod support;

use futures::future::join_all;
use support::Site;

pub async fn fetch_profiles(site: &Site, ids: &[usize], limit: usize) -> Vec<String> {
    let work = async |first: usize| {
        let mut profiles = Vec::new();
        for position in (first..ids.len()).step_by(limit) {
            profiles.push((position, site.fetch_profile(ids[position]).await));
        }
        profiles
    };
    let lists = join_all((0..limit).map(work)).await;
    let mut profiles = lists.concat();
    profiles.sort();
    profiles.into_iter().map(|(_, profile)| profile).collect()
}

#[cfg(test)]
mod tests;
