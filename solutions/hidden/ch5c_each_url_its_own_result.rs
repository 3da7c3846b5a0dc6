use std::collections::BTreeMap;
use std::time::Duration;

use tokio::time::Instant;
use workbook_harness::saw;

use super::fetch_multiple;
use super::support::{FetchError, Site};

fn random(below: u64) -> u64 {
    workbook_harness::random() % below
}

#[tokio::test(start_paused = true)]
async fn random_sites_are_fetched_at_once_and_whole() {
    for _ in 0..30 {
        let site = Site::default();
        let mut expected: BTreeMap<String, Result<String, FetchError>> = BTreeMap::new();
        let mut slowest = 0;
        for n in 0..1 + random(40) {
            let (url, after) = (format!("/{n}"), random(2_000));
            let answer = if random(3) == 0 {
                Err(400 + random(200) as u16)
            } else {
                Ok(url.as_str())
            };
            site.answers(&url, after, answer);
            slowest = slowest.max(after);
            expected.insert(url.clone(), answer.map(str::to_owned).map_err(FetchError));
        }
        let mut urls: Vec<&str> = expected.keys().map(String::as_str).collect();
        for _ in 0..random(10) {
            urls.push(urls[random(urls.len() as u64) as usize]);
        }
        let start = Instant::now();
        let results: BTreeMap<String, Result<String, FetchError>> =
            fetch_multiple(&site, &urls).await;
        let elapsed = start.elapsed();
        assert!(
            results == expected,
            "{} urls gave {} entries; {} were expected, each as the site answered it.",
            urls.len(),
            results.len(),
            expected.len()
        );
        let errors = results.values().filter_map(|result| result.as_ref().err());
        let statuses: Vec<u16> = errors.map(|error| error.0).collect();
        saw(&(results.len(), statuses, elapsed));
        assert!(
            elapsed == Duration::from_millis(slowest),
            "{} urls took {elapsed:?}; the slowest takes {slowest} ms.",
            urls.len()
        );
        for url in urls {
            let n_requests: usize = site.n_requests(url);
            assert!(n_requests == 1, "`{url}` was requested {n_requests} times.");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn if_all_fail_all_errors_are_there() {
    let site = Site::default();
    let urls = ["/a", "/b", "/c"].map(|url| format!("{url}{}", random(1_000_000)));
    let urls: Vec<&str> = urls.iter().map(String::as_str).collect();
    let results: BTreeMap<String, Result<String, FetchError>> = fetch_multiple(&site, &urls).await;
    saw(&results);
    let n_errors = results.values().filter(|result| result.is_err()).count();
    assert!(
        n_errors == 3 && results.len() == 3,
        "Three urls are not there: {n_errors} errors in {} entries.",
        results.len()
    );
}
