// expect: fail a_url_given_twice_is_asked_for_once
// Believed that `dedup` finds all doubles. It compares neighbours, and the list is not sorted.

pub mod support;

use std::collections::BTreeMap;

use futures::future::join_all;
use support::{FetchError, Site};

pub async fn fetch_multiple(
    site: &Site,
    urls: &[&str],
) -> BTreeMap<String, Result<String, FetchError>> {
    let mut urls = urls.to_vec();
    urls.dedup();
    let requests = urls
        .into_iter()
        .map(async |url| (url.to_owned(), site.fetch(url).await));
    join_all(requests).await.into_iter().collect()
}

fn main() {}

#[cfg(test)]
mod tests;
