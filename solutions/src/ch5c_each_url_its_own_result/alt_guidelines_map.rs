//! The guideline's map of futures stays, and does what it is good for: each url once. Its values are joined instead of awaited in turn.

#[path = "../../../exercises/src/bin/ch5c_each_url_its_own_result/support.rs"]
pub mod support;

use std::collections::BTreeMap;

use futures::future::join_all;
use support::{FetchError, Site};

pub async fn fetch_multiple(
    site: &Site,
    urls: &[&str],
) -> BTreeMap<String, Result<String, FetchError>> {
    let tasks: BTreeMap<_, _> = urls.iter().map(|url| (*url, site.fetch(url))).collect();
    let (urls, tasks): (Vec<&str>, Vec<_>) = tasks.into_iter().unzip();
    let results = join_all(tasks).await;
    urls.into_iter().map(str::to_owned).zip(results).collect()
}

fn main() {}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch5c_each_url_its_own_result/tests.rs"]
mod tests;
