use std::time::Duration;

use tokio::time::{Instant, timeout};
use workbook_harness::{random, saw};

use super::get_data;
use super::support::{Data, Log};

/// A url that differs from call to call.
fn random_url() -> String {
    format!("https://example.com/{}", random())
}

async fn data(log: &Log, url: &str) -> String {
    let result = timeout(Duration::from_secs(60), get_data(log, url)).await;
    let result: Data = result.expect("`get_data` had not returned after 60 s. It takes 1.02 s.");
    result.data
}

#[tokio::test(start_paused = true)]
async fn nothing_is_recorded_before_the_first_poll() {
    let log = Log::default();
    let url = random_url();
    let future = get_data(&log, &url);
    tokio::time::sleep(Duration::from_secs(5)).await;
    let early = log.entries().len();
    saw(&early);
    assert!(
        early == 0,
        "{early} entries were in the log before the future of `get_data` was polled; none should be."
    );
    drop(future);
}

#[tokio::test(start_paused = true)]
async fn two_calls_in_a_row_record_twice() {
    let log = Log::default();
    let start = Instant::now();
    for url in [random_url(), random_url()] {
        let data: String = data(&log, &url).await;
        let fetched: Option<String> = log.fetched().pop();
        // The rest of the answer is other in each process.
        saw(&data.matches(&url).next());
        assert!(
            fetched.as_ref() == Some(&data) && data.contains(&url),
            "For {url} `get_data` returned \"{data}\", which is not what `fetch_data` returned last."
        );
    }
    let n_fetched = log.fetched().len();
    saw(&n_fetched);
    assert!(
        n_fetched == 2,
        "In two calls of `get_data`, `fetch_data` returned {n_fetched} times; once in each is enough."
    );
    let entries = log.entries().join(", ");
    saw(&entries);
    assert!(
        entries == "start, fetch, end, start, fetch, end",
        "After two calls in a row the log said \"{entries}\". Each call records start, fetch, end."
    );
    let elapsed = start.elapsed();
    saw(&elapsed);
    assert!(
        elapsed == Duration::from_millis(2040),
        "Two calls in a row took {elapsed:?}. Twice 1.02 s are 2.04 s."
    );
}

#[tokio::test(start_paused = true)]
async fn nothing_is_recorded_after_the_return() {
    let log = Log::default();
    let url = random_url();
    let data: String = data(&log, &url).await;
    saw(&data.matches(&url).next());
    let before = log.entries().len();
    tokio::time::sleep(Duration::from_secs(5)).await;
    let after = log.entries().len();
    saw(&(before, after));
    assert!(
        before == 3 && after == 3,
        "When `get_data` returned, the log had {before} entries, and 5 s later {after}. \
         All three are recorded before it returns."
    );
}
