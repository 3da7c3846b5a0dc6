// expect: fail it_takes_as_long_as_the_slowest
// Believed that requests which are not needed by each other do not wait for each other.

pub mod support;

use std::collections::BTreeMap;

use support::{FetchError, Site};

pub async fn fetch_multiple(
    site: &Site,
    urls: &[&str],
) -> BTreeMap<String, Result<String, FetchError>> {
    let mut results = BTreeMap::new();
    for url in urls {
        if !results.contains_key(*url) {
            let result = site.fetch(url).await;
            results.insert((*url).to_owned(), result);
        }
    }
    results
}

fn main() {}

#[cfg(test)]
mod tests;
