use std::time::Duration;

use futures::future::join_all;
use tokio::time::{Instant, sleep, timeout};

use super::support::{Gauge, ServerDown, broken_fetch, fetch};
use super::tracked;

/// A request whose code panics after 10 ms.
async fn panicking_fetch() -> Result<String, ServerDown> {
    sleep(Duration::from_millis(10)).await;
    panic!("a bug in the request");
}

fn check_the_end(gauge: &Gauge, ending: &str) {
    let value: i64 = gauge.value();
    assert!(
        value == 0,
        "The request {ending}, and afterwards the gauge read {value}. It no longer runs, so 0 is expected."
    );
}

#[tokio::test(start_paused = true)]
async fn the_answer_comes_back_at_the_same_time() {
    let gauge = Gauge::default();
    let start = Instant::now();
    let answer: Result<String, ServerDown> = tracked(&gauge, fetch("Ada", 100)).await;
    let elapsed = start.elapsed();
    assert!(
        answer == Ok("Ada".to_owned()),
        "The request returned `Ok(\"Ada\")`, but `tracked` returned `{answer:?}`."
    );
    assert!(
        elapsed == Duration::from_millis(100),
        "The request takes 100ms, but `tracked` took {elapsed:?}. Counting takes no time."
    );
}

#[tokio::test(start_paused = true)]
async fn three_running_requests_are_three() {
    let gauge = Gauge::default();
    let requests = join_all((0..3).map(|_| tracked(&gauge, fetch("Ada", 100))));
    let look = async {
        sleep(Duration::from_millis(50)).await;
        gauge.value()
    };
    let (_, value) = tokio::join!(requests, look);
    assert!(
        value == 3,
        "Three requests ran from 0 to 100ms. At 50ms the gauge read {value}; 3 is expected."
    );
    let value: i64 = gauge.value();
    assert!(
        value == 0,
        "All three requests had ended, and the gauge read {value}; 0 is expected."
    );
}

#[tokio::test(start_paused = true)]
async fn a_future_that_was_never_polled_does_not_count() {
    let gauge = Gauge::default();
    let request = tracked(&gauge, fetch("Ada", 100));
    let value: i64 = gauge.value();
    drop(request);
    assert!(
        value == 0,
        "`tracked(…)` was called but not awaited, and the gauge read {value}. \
         No request is running yet: 0 is expected."
    );
    check_the_end(&gauge, "was dropped before its first poll");
}

#[tokio::test(start_paused = true)]
async fn after_ok_the_gauge_is_0() {
    let gauge = Gauge::default();
    let _answer: Result<String, ServerDown> = tracked(&gauge, fetch("Ada", 100)).await;
    check_the_end(&gauge, "returned `Ok`");
}

#[tokio::test(start_paused = true)]
async fn after_err_the_gauge_is_0() {
    let gauge = Gauge::default();
    let answer: Result<String, ServerDown> = tracked(&gauge, broken_fetch(100)).await;
    assert!(
        answer == Err(ServerDown),
        "The request returned `Err(ServerDown)`, but `tracked` returned `{answer:?}`."
    );
    check_the_end(&gauge, "returned `Err`");
}

#[tokio::test(start_paused = true)]
async fn after_a_caller_gave_up_the_gauge_is_0() {
    let gauge = Gauge::default();
    let patience = Duration::from_millis(50);
    let given_up = timeout(patience, tracked(&gauge, fetch("Ada", 100))).await;
    assert!(
        given_up.is_err(),
        "Not judged: the request of 100ms was done before its caller gave up at 50ms."
    );
    check_the_end(&gauge, "was dropped after 50ms of its 100ms");
}

#[tokio::test(start_paused = true)]
async fn after_a_panic_the_gauge_is_0() {
    let gauge = Gauge::default();
    let shown = gauge.clone();
    let task = tokio::spawn(async move { tracked(&shown, panicking_fetch()).await });
    let panicked = task.await.is_err_and(|error| error.is_panic());
    assert!(
        panicked,
        "The request panicked, but nobody who waits for the task can see it. A panic should go on to the caller."
    );
    check_the_end(&gauge, "panicked");
}

#[tokio::test(start_paused = true)]
async fn the_gauge_never_reads_less_than_0() {
    let gauge = Gauge::default();
    let patience = Duration::from_millis(50);
    let _ok = timeout(patience, tracked(&gauge, fetch("Ada", 10))).await;
    let _given_up = timeout(patience, tracked(&gauge, fetch("Ada", 100))).await;
    let _err: Result<String, ServerDown> = tracked(&gauge, broken_fetch(10)).await;
    let lowest: i64 = gauge.lowest();
    assert!(
        lowest == 0,
        "Three requests in a row ended with `Ok`, by giving up and with `Err`; \
         the gauge had read {lowest} in between. Each is counted down once."
    );
}
