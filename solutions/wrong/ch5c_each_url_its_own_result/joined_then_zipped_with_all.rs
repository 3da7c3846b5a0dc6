// expect: fail each_url_has_its_own_result
// Believed that a set keeps the order of the list and its length, so that the results fit the urls.

pub mod support;

use std::collections::{BTreeMap, BTreeSet};

use futures::future::join_all;
use support::{FetchError, Site};

pub async fn fetch_multiple(
    site: &Site,
    urls: &[&str],
) -> BTreeMap<String, Result<String, FetchError>> {
    let once: BTreeSet<&str> = urls.iter().copied().collect();
    let mut once: Vec<&str> = once.into_iter().collect();
    once.sort_unstable();
    let results = join_all(once.into_iter().map(|url| site.fetch(url))).await;
    urls.iter()
        .map(|url| (*url).to_owned())
        .zip(results)
        .collect()
}

fn main() {}

#[cfg(test)]
mod tests;
