// expect: compile E0308
// Believed, as the guideline does, that it is enough to know that there is nothing.

pub mod support;

use std::collections::{BTreeMap, BTreeSet};

use futures::future::join_all;
use support::{FetchError, Site};

pub async fn fetch_multiple(
    site: &Site,
    urls: &[&str],
) -> BTreeMap<String, Result<String, FetchError>> {
    let urls: BTreeSet<&str> = urls.iter().copied().collect();
    let mut results = BTreeMap::new();
    let requests = urls
        .into_iter()
        .map(async |url| (url, site.fetch(url).await));
    for (url, result) in join_all(requests).await {
        results.insert(url.to_owned(), result.ok());
    }
    results
}

fn main() {}

#[cfg(test)]
mod tests;
