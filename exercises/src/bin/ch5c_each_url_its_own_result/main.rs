//! # Each url its own result
//!
//! The guideline's `fetch_multiple_with_error_handling`:
//! `async fn fetch_multiple(site: &Site, urls: &[&str]) -> BTreeMap<String, Result<String, FetchError>>`.
//!
//! - It takes as long as the slowest url: answers after 200, 300 and 100 ms are complete after 300 ms.
//! - Each url in `urls` has an entry with its own result, data or error.
//! - A url that stands there twice is asked for once.
//!
//! Change it until in the picture all three requests begin at 0.

pub mod support;

use std::collections::BTreeMap;

use support::{FetchError, Site};
use tokio::time::Instant;

pub async fn fetch_multiple(
    site: &Site,
    urls: &[&str],
) -> BTreeMap<String, Result<String, FetchError>> {
    // The guideline's lines: first a dict of coroutines, then a loop over it.
    let tasks: BTreeMap<_, _> = urls.iter().map(|url| (*url, site.fetch(url))).collect();

    let mut results = BTreeMap::new();
    for (url, task) in tasks {
        let result = task.await;
        results.insert(url.to_owned(), result);
    }
    results
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
mod tests;
