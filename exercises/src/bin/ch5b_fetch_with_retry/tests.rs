use std::cell::{Cell, RefCell};
use std::future::pending;
use std::num::NonZeroU32;
use std::panic::AssertUnwindSafe;
use std::time::Duration;

use futures::FutureExt;
use tokio::time::{Instant, timeout};

use super::fetch_with_retry;
use super::support::{FetchError, RetryPolicy};

const BUSY: FetchError = FetchError::Status(503);

/// Pauses of 100, 200, 400, 400, … ms, and 1 s for each attempt.
fn policy(max_attempts: u32) -> RetryPolicy {
    RetryPolicy {
        max_attempts: NonZeroU32::new(max_attempts).unwrap(),
        base_delay: Duration::from_millis(100),
        max_delay: Duration::from_millis(400),
        attempt_limit: Duration::from_secs(1),
    }
}

/// What a call came to.
struct Seen<T> {
    result: Result<T, FetchError>,
    /// When each attempt began, in virtual milliseconds.
    begun: Vec<u128>,
    /// When the call returned, in virtual milliseconds.
    returned: u128,
}

/// Calls `fetch_with_retry`, unless it takes more than an hour.
async fn run<T>(
    policy: &RetryPolicy,
    mut request: impl AsyncFnMut(u32) -> Result<T, FetchError>,
) -> Seen<T> {
    let start = Instant::now();
    let begun = RefCell::new(Vec::new());
    let n_answered = Cell::new(0);
    let fetch = fetch_with_retry(policy, async |n| {
        begun.borrow_mut().push(start.elapsed().as_millis());
        let result = request(n).await;
        n_answered.set(n_answered.get() + 1);
        result
    });
    let fetch = AssertUnwindSafe(fetch).catch_unwind();
    let result = timeout(Duration::from_secs(3600), fetch).await;
    let begun = begun.into_inner();
    if let Ok(Err(panicked)) = result {
        let text: Option<&str> = match panicked.downcast_ref::<String>() {
            Some(text) => Some(text),
            None => panicked.downcast_ref::<&str>().copied(),
        };
        let text = text.unwrap_or("no text");
        let why = if text.contains("overflow") {
            " However often the pause is doubled, it is never longer than `max_delay`."
        } else {
            ""
        };
        panic!(
            "`fetch_with_retry` panicked after attempt {} of {}: {text}.{why}",
            begun.len(),
            policy.max_attempts
        );
    }
    let Ok(Ok(result)) = result else {
        let what_last = if n_answered.get() < begun.len() {
            "got no answer, and an attempt has a limit"
        } else {
            "got its answer, and no pause is longer than `max_delay`"
        };
        panic!(
            "`fetch_with_retry` had not returned after an hour. The last attempt, number {}, began at {} ms. It {what_last}.",
            begun.len(),
            begun.last().copied().unwrap_or_default()
        );
    };
    Seen {
        result,
        begun,
        returned: start.elapsed().as_millis(),
    }
}

/// Requires that the attempts began at these milliseconds.
fn require_begun(begun: &[u128], expected: &[u128], why: &str) {
    let begun: Vec<u128> = begun.to_vec();
    assert!(
        begun == expected,
        "{why} The attempts began at {begun:?} ms; {expected:?} ms was expected."
    );
}

#[tokio::test(start_paused = true)]
async fn a_first_attempt_that_succeeds_takes_no_time() {
    let seen = run(&policy(3), async |n| Ok(n)).await;
    require_begun(&seen.begun, &[0], "The first attempt succeeded at once.");
    assert!(
        seen.result == Ok(1) && seen.returned == 0,
        "Attempt 1 answered `1` at once. `fetch_with_retry` returned `{:?}` after {} ms.",
        seen.result,
        seen.returned
    );
}

#[tokio::test(start_paused = true)]
async fn it_succeeds_with_the_third_attempt() {
    let seen = run(&policy(5), async |n| if n < 3 { Err(BUSY) } else { Ok(n) }).await;
    let why = "Attempts 1 and 2 got 503, attempt 3 succeeded; the pauses are 100 and 200 ms.";
    require_begun(&seen.begun, &[0, 100, 300], why);
    assert!(
        seen.result == Ok(3),
        "{why} The result was `{:?}`, not `Ok(3)`.",
        seen.result
    );
}

#[tokio::test(start_paused = true)]
async fn it_gives_up_after_max_attempts() {
    for (max_attempts, expected) in [(1, &[0][..]), (3, &[0, 100, 300])] {
        let seen = run(&policy(max_attempts), async |n| {
            Err::<(), _>(FetchError::Status(500 + n as u16))
        })
        .await;
        let why = format!(
            "All attempts failed, and `max_attempts` is {max_attempts}, the first one included."
        );
        require_begun(&seen.begun, expected, &why);
        let last = FetchError::Status(500 + max_attempts as u16);
        assert!(
            seen.result == Err(last.clone()),
            "{why} The result was `{:?}`; the last attempt's error was `{last:?}`.",
            seen.result
        );
    }
}

#[tokio::test(start_paused = true)]
async fn no_pause_follows_the_last_attempt() {
    for max_attempts in [1, 3] {
        let seen = run(&policy(max_attempts), async |_| Err::<(), _>(BUSY)).await;
        let last = seen.begun.last().copied().unwrap_or_default();
        assert!(
            seen.returned == last,
            "The last attempt of {} began and failed at {last} ms. \
             The error was returned at {} ms; after the last attempt there is nothing to wait for.",
            seen.begun.len(),
            seen.returned
        );
    }
}

#[tokio::test(start_paused = true)]
async fn an_error_that_is_not_temporary_is_not_retried() {
    let seen = run(&policy(5), async |_| Err::<(), _>(FetchError::Status(404))).await;
    let why = "The server answered 404, and will again: `is_temporary()` is false.";
    require_begun(&seen.begun, &[0], why);
    assert!(
        seen.result == Err(FetchError::Status(404)),
        "{why} The result was `{:?}`.",
        seen.result
    );
}

#[tokio::test(start_paused = true)]
async fn the_pauses_double_up_to_max_delay() {
    let seen = run(&policy(6), async |_| Err::<(), _>(BUSY)).await;
    let why = "The pauses are 100, 200, 400, and then 400 ms each.";
    require_begun(&seen.begun, &[0, 100, 300, 700, 1100, 1500], why);
}

#[tokio::test(start_paused = true)]
async fn forty_attempts_are_possible() {
    let mut policy = policy(40);
    policy.base_delay = Duration::from_millis(1);
    policy.max_delay = Duration::from_millis(4);
    let seen = run(&policy, async |n| if n < 40 { Err(BUSY) } else { Ok(n) }).await;
    let last = 1 + 2 + 37 * 4;
    assert!(
        seen.result == Ok(40) && seen.begun.last() == Some(&last),
        "Attempt 40 of 40 was to succeed at {last} ms, after pauses of 1, 2, and then 4 ms. {} attempts were made, the last at {} ms, and the result was `{:?}`.",
        seen.begun.len(),
        seen.begun.last().copied().unwrap_or_default(),
        seen.result
    );
}

#[tokio::test(start_paused = true)]
async fn a_silent_attempt_is_given_up_and_retried() {
    let seen = run(
        &policy(3),
        async |n| if n == 1 { pending().await } else { Ok(n) },
    )
    .await;
    let why = "Attempt 1 got no answer. It may take 1 s, and the pause is 100 ms.";
    require_begun(&seen.begun, &[0, 1100], why);
    assert!(
        seen.result == Ok(2),
        "{why} Attempt 2 succeeded; the result was `{:?}`.",
        seen.result
    );
}

#[tokio::test(start_paused = true)]
async fn a_silent_attempt_is_dropped_before_the_pause() {
    struct OnDrop<'a>(&'a RefCell<Vec<u128>>, Instant);
    impl Drop for OnDrop<'_> {
        fn drop(&mut self) {
            self.0.borrow_mut().push(self.1.elapsed().as_millis());
        }
    }
    let (dropped, start) = (RefCell::new(Vec::new()), Instant::now());
    let seen = run(&policy(2), async |_| {
        let _held = OnDrop(&dropped, start);
        pending::<Result<(), FetchError>>().await
    })
    .await;
    let dropped: Vec<u128> = dropped.borrow().clone();
    assert!(
        dropped == [1000, 2100],
        "No attempt got an answer, and they were dropped at {dropped:?} ms; their limits ended at [1000, 2100] ms. \
         An attempt holds its connection until it is dropped."
    );
    assert!(
        seen.result == Err(FetchError::TimedOut),
        "Both attempts were silent. The result was `{:?}`, not `Err(TimedOut)`.",
        seen.result
    );
}
