//! A task for each url, which owns its url and its handle to the site. A set of tasks ends them if the caller gives up.

#[path = "../../../exercises/src/bin/ch5c_each_url_its_own_result/support.rs"]
pub mod support;

use std::collections::{BTreeMap, BTreeSet};

use support::{FetchError, Site};
use tokio::task::JoinSet;

pub async fn fetch_multiple(
    site: &Site,
    urls: &[&str],
) -> BTreeMap<String, Result<String, FetchError>> {
    let mut tasks = JoinSet::new();
    for url in urls.iter().copied().collect::<BTreeSet<_>>() {
        let (site, url) = (site.clone(), url.to_owned());
        tasks.spawn(async move {
            let result = site.fetch(&url).await;
            (url, result)
        });
    }
    tasks.join_all().await.into_iter().collect()
}

fn main() {}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch5c_each_url_its_own_result/tests.rs"]
mod tests;
