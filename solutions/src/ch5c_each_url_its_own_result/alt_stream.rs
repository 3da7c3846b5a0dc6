//! A stream hands over the pairs as they come. With `buffer_unordered(n)` instead of a set of all, it would be the place for a limit.

#[path = "../../../exercises/src/bin/ch5c_each_url_its_own_result/support.rs"]
pub mod support;

use std::collections::{BTreeMap, BTreeSet};

use futures::stream::{FuturesUnordered, StreamExt};
use support::{FetchError, Site};

pub async fn fetch_multiple(
    site: &Site,
    urls: &[&str],
) -> BTreeMap<String, Result<String, FetchError>> {
    let urls: BTreeSet<&str> = urls.iter().copied().collect();
    let requests: FuturesUnordered<_> = urls
        .into_iter()
        .map(async |url| (url.to_owned(), site.fetch(url).await))
        .collect();
    requests.collect().await
}

fn main() {}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch5c_each_url_its_own_result/tests.rs"]
mod tests;
