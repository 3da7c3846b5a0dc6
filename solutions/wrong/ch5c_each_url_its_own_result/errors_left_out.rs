// expect: fail each_url_has_its_own_result
// Believed that whoever asks for many does not need the errors.

pub mod support;

use std::collections::{BTreeMap, BTreeSet};

use futures::future::join_all;
use support::{FetchError, Site};

pub async fn fetch_multiple(
    site: &Site,
    urls: &[&str],
) -> BTreeMap<String, Result<String, FetchError>> {
    let urls: BTreeSet<&str> = urls.iter().copied().collect();
    let requests = urls
        .into_iter()
        .map(async |url| (url.to_owned(), site.fetch(url).await));
    let results = join_all(requests).await.into_iter();
    results.filter(|(_, result)| result.is_ok()).collect()
}

fn main() {}

#[cfg(test)]
mod tests;
