// expect: fail a_url_given_twice_is_asked_for_once
// Believed that the map takes care of doubles. It does, after each was asked for.

pub mod support;

use std::collections::BTreeMap;

use futures::future::join_all;
use support::{FetchError, Site};

pub async fn fetch_multiple(
    site: &Site,
    urls: &[&str],
) -> BTreeMap<String, Result<String, FetchError>> {
    let requests = urls
        .iter()
        .map(async |url| ((*url).to_owned(), site.fetch(url).await));
    join_all(requests).await.into_iter().collect()
}

fn main() {}

#[cfg(test)]
mod tests;
