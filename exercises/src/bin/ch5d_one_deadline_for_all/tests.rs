use std::cell::RefCell;
use std::future::pending;
use std::time::Duration;

use tokio::time::{Instant, sleep, timeout};

use super::fetch_by;
use super::support::FetchError;

/// What a call came to.
struct Seen<T> {
    result: Result<T, FetchError>,
    /// When each attempt began and ended, in virtual milliseconds.
    attempts: Vec<(u128, u128)>,
    /// When the call returned, in virtual milliseconds.
    returned: u128,
}

/// Calls `fetch_by` with a deadline in so many milliseconds, unless it takes more than a minute.
async fn run<T>(
    deadline_ms: u64,
    mut request: impl AsyncFnMut(u32) -> Result<T, FetchError>,
) -> Seen<T> {
    struct OnDrop<'a>(&'a RefCell<Vec<(u128, u128)>>, Instant);
    impl Drop for OnDrop<'_> {
        fn drop(&mut self) {
            if let Some(attempt) = self.0.borrow_mut().last_mut() {
                attempt.1 = self.1.elapsed().as_millis();
            }
        }
    }
    let start = Instant::now();
    let attempts = RefCell::new(Vec::new());
    let fetch = fetch_by(start + Duration::from_millis(deadline_ms), async |n| {
        let now = start.elapsed().as_millis();
        attempts.borrow_mut().push((now, now));
        let _until_dropped = OnDrop(&attempts, start);
        request(n).await
    });
    let result = timeout(Duration::from_secs(60), fetch).await;
    let returned = start.elapsed().as_millis();
    let attempts = attempts.into_inner();
    let Ok(result) = result else {
        panic!(
            "The deadline was at {deadline_ms} ms. `fetch_by` had not returned at 60 s, after {} attempts.",
            attempts.len()
        );
    };
    Seen {
        result,
        attempts,
        returned,
    }
}

/// From when to when each attempt lasted, for a message.
fn shown(attempts: &[(u128, u128)]) -> String {
    let each: Vec<String> = attempts
        .iter()
        .map(|(begun, ended)| format!("{begun} to {ended}"))
        .collect();
    format!("[{}]", each.join(", "))
}

#[tokio::test(start_paused = true)]
async fn an_answer_is_returned_when_it_comes() {
    let seen = run(3400, async |n| {
        sleep(Duration::from_millis(300)).await;
        if n < 3 {
            Err(FetchError::Status(503))
        } else {
            Ok(n)
        }
    })
    .await;
    assert!(
        seen.result == Ok(3) && seen.returned == 1900,
        "Two attempts of 300 ms got 503, the third an answer: with two pauses of 500 ms that is 1900 ms. \
         The result was `{:?}` at {} ms.",
        seen.result,
        seen.returned
    );
}

#[tokio::test(start_paused = true)]
async fn the_last_attempt_gets_only_what_is_left() {
    let seen = run(3400, async |_| pending::<Result<(), FetchError>>().await).await;
    let attempts: Vec<(u128, u128)> = seen.attempts;
    assert!(
        attempts == [(0, 1000), (1500, 2500), (3000, 3400)],
        "The server is silent and the deadline is at 3400 ms. The attempts lasted from {} ms; \
         [0 to 1000, 1500 to 2500, 3000 to 3400] ms was expected.",
        shown(&attempts)
    );
    assert!(
        seen.result == Err(FetchError::TimedOut) && seen.returned == 3400,
        "The server is silent and the deadline is at 3400 ms. The result was `{:?}` at {} ms; \
         `Err(TimedOut)` at 3400 ms was expected.",
        seen.result,
        seen.returned
    );
}

#[tokio::test(start_paused = true)]
async fn nothing_lasts_beyond_the_deadline() {
    for deadline in (100..4000).step_by(300) {
        let seen = run(deadline, async |n| {
            if n % 2 == 0 {
                return Err(FetchError::Status(503));
            }
            pending::<Result<(), FetchError>>().await
        })
        .await;
        assert!(
            seen.returned <= u128::from(deadline),
            "The deadline was at {deadline} ms, and `fetch_by` returned at {} ms. The attempts lasted from {} ms.",
            seen.returned,
            shown(&seen.attempts)
        );
    }
}

#[tokio::test(start_paused = true)]
async fn a_pause_that_leaves_no_time_is_not_begun() {
    let seen = run(3400, async |_| Err::<(), _>(FetchError::Status(503))).await;
    assert!(
        seen.result == Err(FetchError::Status(503)) && seen.returned == 3000,
        "Every attempt gets 503 at once. After the one at 3000 ms the next could begin at 3500 ms; the deadline is at 3400 ms. \
         The result was `{:?}` at {} ms, not `Err(Status(503))` at 3000 ms.",
        seen.result,
        seen.returned
    );
}

#[tokio::test(start_paused = true)]
async fn no_attempt_begins_with_nothing_left() {
    for (deadline, expected) in [(0, 0), (500, 1), (1000, 2)] {
        let seen = run(deadline, async |_| Err::<(), _>(FetchError::Status(503))).await;
        let n_attempts = seen.attempts.len();
        assert!(
            n_attempts == expected,
            "The deadline was at {deadline} ms and every attempt failed at once. {n_attempts} instead of {expected} were made: {} ms. \
             At the deadline nothing is left for one.",
            shown(&seen.attempts)
        );
        assert!(
            expected > 0 || seen.result == Err(FetchError::TimedOut),
            "The deadline was now. The result was `{:?}`, not `Err(TimedOut)`.",
            seen.result
        );
    }
}
