use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use tokio::time::{Instant, sleep, timeout};

use super::{Data, fetch_data};

/// What `fetch_data` returns, unless it takes more than a minute.
async fn answer(url: &str) -> String {
    let result = timeout(Duration::from_secs(60), fetch_data(url)).await;
    let result: Data =
        result.expect("`fetch_data` had not returned after 60 s. It waits one second.");
    result.data
}

#[tokio::test(start_paused = true)]
async fn the_data_is_from_the_url() {
    for url in ["https://example.com", "https://example.org/users/1"] {
        let data: String = answer(url).await;
        assert!(
            data == format!("from {url}"),
            "`data` was \"{data}\". For this url it is \"from {url}\"."
        );
    }
}

#[tokio::test(start_paused = true)]
async fn the_answer_takes_one_second() {
    let start = Instant::now();
    answer("https://example.com").await;
    let elapsed = start.elapsed();
    assert!(
        elapsed == Duration::from_secs(1),
        "The answer took {elapsed:?} by the runtime's clock; it takes 1s. \
         This clock moves only while the program waits for one of Tokio's timers with `.await`."
    );
}

#[tokio::test(start_paused = true)]
async fn a_heartbeat_goes_on_during_the_wait() {
    let ticks = Arc::new(AtomicU32::new(0));
    let counter = Arc::clone(&ticks);
    tokio::spawn(async move {
        loop {
            sleep(Duration::from_millis(100)).await;
            counter.fetch_add(1, Ordering::Relaxed);
        }
    });
    answer("https://example.com").await;
    let ticks = ticks.load(Ordering::Relaxed);
    assert!(
        ticks >= 9,
        "A heartbeat ticks every 100 ms. Before the answer came it had ticked {ticks} times; \
         in one second it ticks at least 9 times. \
         It waits for one of Tokio's timers, and in this test they fire only while nothing else has to run."
    );
}
