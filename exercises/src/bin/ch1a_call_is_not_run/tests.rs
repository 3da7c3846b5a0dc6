use std::time::Duration;

use tokio::time::{Instant, timeout};

use super::get_data;
use super::support::{Data, Log};

/// The data that `get_data` returns, unless it takes more than a minute.
async fn data(log: &Log, url: &str) -> String {
    let result = timeout(Duration::from_secs(60), get_data(log, url)).await;
    let result: Data = result.expect("`get_data` had not returned after 60 s. It takes 1.02 s.");
    result.data
}

#[tokio::test(start_paused = true)]
async fn the_log_says_start_fetch_end() {
    let log = Log::default();
    data(&log, "https://example.com").await;
    let entries = log.entries().join(", ");
    assert!(
        entries == "start, fetch, end",
        "When `get_data` returned, the log said \"{entries}\". It should say \"start, fetch, end\". \
         An entry appears when the future that `record` made is finished."
    );
}

#[tokio::test(start_paused = true)]
async fn each_step_waits_for_the_one_before() {
    let log = Log::default();
    let start = Instant::now();
    data(&log, "https://example.com").await;
    let elapsed = start.elapsed();
    assert!(
        elapsed == Duration::from_millis(1020),
        "`get_data` took {elapsed:?}. 10 ms for \"start\", 1 s for the request and 10 ms for \"end\", \
         one after the other, are 1.02 s."
    );
}

#[tokio::test(start_paused = true)]
async fn the_fetched_data_is_returned() {
    for url in ["https://example.com", "https://example.org/users/1"] {
        let log = Log::default();
        let data: String = data(&log, url).await;
        let fetched: Option<String> = log.fetched().pop();
        let Some(fetched) = fetched else {
            panic!(
                "`get_data` returned \"{data}\", but `fetch_data` had returned nothing. \
                 The data comes from there."
            );
        };
        assert!(
            data == fetched,
            "`get_data` returned \"{data}\". `fetch_data` had returned \"{fetched}\"."
        );
    }
}
