// expect: fail when_a_lookup_ends_the_next_begins
// Believed that the limit is kept if one runs at a time. It is, and never used: 800 ms.

pub mod support;

use support::Site;

pub async fn fetch_profiles(site: &Site, ids: &[usize], _limit: usize) -> Vec<String> {
    let mut profiles = Vec::new();
    for &id in ids {
        profiles.push(site.fetch_profile(id).await);
    }
    profiles
}

#[cfg(test)]
mod tests;
