// expect: fail it_takes_as_long_as_the_slowest
// Believed that a task makes it concurrent. Its handle is awaited before the next is spawned.

pub mod support;

use std::collections::BTreeMap;

use support::{FetchError, Site};

pub async fn fetch_multiple(
    site: &Site,
    urls: &[&str],
) -> BTreeMap<String, Result<String, FetchError>> {
    let mut results = BTreeMap::new();
    for url in urls {
        let (site, url) = (site.clone(), (*url).to_owned());
        if !results.contains_key(&url) {
            let path = url.clone();
            let task = tokio::spawn(async move { site.fetch(&path).await });
            results.insert(url, task.await.expect("no task panics"));
        }
    }
    results
}

fn main() {}

#[cfg(test)]
mod tests;
