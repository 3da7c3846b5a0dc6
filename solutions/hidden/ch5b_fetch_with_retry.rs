use std::cell::RefCell;
use std::future::pending;
use std::num::NonZeroU32;
use std::time::Duration;

use tokio::time::{Instant, sleep, timeout};
use workbook_harness::saw;

use super::fetch_with_retry;
use super::support::{FetchError, RetryPolicy};

fn random(below: u64) -> u64 {
    workbook_harness::random() % below
}

/// Asking again does not change these.
const PERMANENT: [u16; 6] = [400, 401, 403, 404, 418, 422];

/// What one attempt does.
#[derive(Debug, Clone, Copy)]
enum Attempt {
    Silent,
    Fails(u64, u16),
    Succeeds(u64),
}

#[tokio::test(start_paused = true)]
async fn random_days_go_as_the_policy_says() {
    for _ in 0..100 {
        let policy = RetryPolicy {
            max_attempts: NonZeroU32::new(1 + random(6) as u32).unwrap(),
            base_delay: Duration::from_millis(1 + random(300)),
            max_delay: Duration::from_millis(50 + random(850)),
            attempt_limit: Duration::from_millis(500 + random(500)),
        };
        let day: Vec<Attempt> = (0..6)
            .map(|_| match random(8) {
                0 | 1 => Attempt::Silent,
                2 => Attempt::Fails(random(400), PERMANENT[random(6) as usize]),
                3 => Attempt::Succeeds(random(400)),
                4 => Attempt::Fails(random(400), 429),
                _ => Attempt::Fails(random(400), 500 + random(100) as u16),
            })
            .collect();
        let (expected, expected_begun, expected_end) = by_hand(&policy, &day);
        let start = Instant::now();
        let begun = RefCell::new(Vec::new());
        let fetch = fetch_with_retry(&policy, async |n: u32| {
            begun.borrow_mut().push(start.elapsed().as_millis() as u64);
            match day[n as usize - 1] {
                Attempt::Silent => pending().await,
                Attempt::Fails(after, status) => {
                    sleep(Duration::from_millis(after)).await;
                    Err(FetchError::Status(status))
                }
                Attempt::Succeeds(after) => {
                    sleep(Duration::from_millis(after)).await;
                    Ok(n)
                }
            }
        });
        let result = timeout(Duration::from_secs(3600), fetch).await;
        let result: Result<u32, FetchError> = result.expect("it returns within an hour");
        let end = start.elapsed().as_millis() as u64;
        let begun: Vec<u64> = begun.into_inner();
        saw(&(&result, &begun, end));
        assert!(
            result == expected && begun == expected_begun && end == expected_end,
            "{day:?} with {policy:?}: attempts at {begun:?}, `{result:?}` at {end} ms; \
             expected were attempts at {expected_begun:?}, `{expected:?}` at {expected_end} ms."
        );
    }
}

/// The same by arithmetic.
fn by_hand(policy: &RetryPolicy, day: &[Attempt]) -> (Result<u32, FetchError>, Vec<u64>, u64) {
    let limit = policy.attempt_limit.as_millis() as u64;
    let (mut now, mut begun) = (0, Vec::new());
    let mut pause = policy.base_delay.as_millis() as u64;
    let mut n = 1;
    loop {
        begun.push(now);
        let error = match day[n as usize - 1] {
            Attempt::Silent => {
                now += limit;
                FetchError::TimedOut
            }
            Attempt::Fails(after, status) => {
                now += after;
                FetchError::Status(status)
            }
            Attempt::Succeeds(after) => return (Ok(n), begun, now + after),
        };
        let is_permanent = matches!(&error, FetchError::Status(code) if PERMANENT.contains(code));
        if is_permanent || n == policy.max_attempts.get() {
            return (Err(error), begun, now);
        }
        now += pause.min(policy.max_delay.as_millis() as u64);
        pause *= 2;
        n += 1;
    }
}

#[tokio::test(start_paused = true)]
async fn a_hundred_attempts_are_possible() {
    let policy = RetryPolicy {
        max_attempts: NonZeroU32::new(100).unwrap(),
        base_delay: Duration::from_millis(1),
        max_delay: Duration::from_millis(1 + random(50)),
        attempt_limit: Duration::from_secs(1),
    };
    let (busy, data) = (FetchError::Status(429), random(1_000_000));
    let fetch = fetch_with_retry(&policy, async |n| {
        if n < 100 {
            Err(busy.clone())
        } else {
            Ok((n, data))
        }
    });
    let result: Result<(u32, u64), FetchError> = fetch.await;
    saw(&result);
    let result: Result<u32, FetchError> = result.map(|(n, _)| n);
    assert!(
        result == Ok(100),
        "Attempt 100 of 100 was to succeed; the result was `{result:?}`."
    );
}
