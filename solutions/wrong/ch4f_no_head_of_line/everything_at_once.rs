// expect: fail never_more_than_limit_run_at_once
// Believed that faster is better: the limit is ignored.

pub mod support;

use futures::future::join_all;
use support::Site;

pub async fn fetch_profiles(site: &Site, ids: &[usize], _limit: usize) -> Vec<String> {
    join_all(ids.iter().map(|&id| site.fetch_profile(id))).await
}

#[cfg(test)]
mod tests;
