//! Right, because `join_all` polls all the requests until the last is finished, and none of them stops the others.
//! Each future returns its url with its result, and a set has each url once.

#[path = "../../../exercises/src/bin/ch5c_each_url_its_own_result/support.rs"]
pub mod support;

use std::collections::{BTreeMap, BTreeSet};

use futures::future::join_all;
use support::{FetchError, Site};
use tokio::time::Instant;

pub async fn fetch_multiple(
    site: &Site,
    urls: &[&str],
) -> BTreeMap<String, Result<String, FetchError>> {
    let urls: BTreeSet<&str> = urls.iter().copied().collect();
    let requests = urls.into_iter().map(async |url| {
        let result = site.fetch(url).await;
        (url.to_owned(), result)
    });
    join_all(requests).await.into_iter().collect()
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let site = Site::default();
    site.answers("/user", 200, Ok("Ada"));
    site.answers("/posts", 300, Ok("7 posts"));
    site.answers("/busy", 100, Err(503));

    let urls = ["/user", "/posts", "/busy", "/user"];
    let start = Instant::now();
    let results = fetch_multiple(&site, &urls).await;
    println!("{} results after {:?}", results.len(), start.elapsed());
    for url in &urls[..3] {
        println!("{url}: {:?}", results.get(*url));
    }
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch5c_each_url_its_own_result/tests.rs"]
mod tests;
