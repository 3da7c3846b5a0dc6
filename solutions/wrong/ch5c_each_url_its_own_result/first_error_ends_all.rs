// expect: fail each_url_has_its_own_result
// Believed that `try_` means: try them all. It drops the others at the first error.

pub mod support;

use std::collections::{BTreeMap, BTreeSet};

use futures::future::try_join_all;
use support::{FetchError, Site};

pub async fn fetch_multiple(
    site: &Site,
    urls: &[&str],
) -> BTreeMap<String, Result<String, FetchError>> {
    let urls: BTreeSet<&str> = urls.iter().copied().collect();
    let requests = urls.iter().map(async |url| {
        let data = site.fetch(url).await?;
        Ok::<_, FetchError>(((*url).to_owned(), Ok(data)))
    });
    match try_join_all(requests).await {
        Ok(results) => results.into_iter().collect(),
        Err(error) => urls
            .iter()
            .map(|url| ((*url).to_owned(), Err(error.clone())))
            .collect(),
    }
}

fn main() {}

#[cfg(test)]
mod tests;
