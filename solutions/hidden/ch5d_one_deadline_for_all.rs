use std::cell::RefCell;
use std::future::pending;
use std::time::Duration;

use tokio::time::{Instant, sleep, timeout};
use workbook_harness::saw;

use super::fetch_by;
use super::support::FetchError;

fn random(below: u64) -> u64 {
    workbook_harness::random() % below
}

/// After how many milliseconds an attempt is answered, and with what; `None` never is.
type Answer = Option<(u64, Result<u32, u16>)>;

#[tokio::test(start_paused = true)]
async fn random_servers_are_given_up_at_the_deadline() {
    for _ in 0..100 {
        let deadline = random(9_000);
        let answers: Vec<Answer> = (0..30)
            .map(|n| match random(6) {
                0 | 1 => None,
                2 if n > 3 => Some((1 + random(1_500), Ok(n))),
                _ => Some((1 + random(1_500), Err(500 + random(100) as u16))),
            })
            .collect();
        let Some((expected, expected_begun, expected_end)) = by_hand(deadline, &answers) else {
            continue;
        };
        let start = Instant::now();
        let begun = RefCell::new(Vec::new());
        let fetch = fetch_by(start + Duration::from_millis(deadline), async |n: u32| {
            begun.borrow_mut().push(start.elapsed().as_millis() as u64);
            let Some((after, answer)) = answers[n as usize - 1] else {
                return pending().await;
            };
            sleep(Duration::from_millis(after)).await;
            answer.map_err(FetchError::Status)
        });
        let result = timeout(Duration::from_secs(3600), fetch).await;
        let result: Result<u32, FetchError> = result.expect("it returns within an hour");
        let end = start.elapsed().as_millis() as u64;
        let begun: Vec<u64> = begun.into_inner();
        saw(&(&result, &begun, end));
        assert!(
            result == expected && begun == expected_begun && end == expected_end,
            "With the deadline at {deadline} ms: attempts at {begun:?}, `{result:?}` at {end} ms; \
             expected were attempts at {expected_begun:?}, `{expected:?}` at {expected_end} ms."
        );
    }
}

/// The same by arithmetic; `None` if an answer comes at the very limit, which may go either way.
fn by_hand(deadline: u64, answers: &[Answer]) -> Option<(Result<u32, FetchError>, Vec<u64>, u64)> {
    let (mut now, mut begun) = (0, Vec::new());
    if deadline == 0 {
        return Some((Err(FetchError::TimedOut), begun, 0));
    }
    for answer in answers {
        begun.push(now);
        let limit = (now + 1_000).min(deadline);
        let error = match answer {
            Some((after, _)) if now + after == limit => return None,
            Some((after, Ok(data))) if now + after < limit => {
                return Some((Ok(*data), begun, now + after));
            }
            Some((after, Err(status))) if now + after < limit => {
                now += after;
                FetchError::Status(*status)
            }
            _ => {
                now = limit;
                FetchError::TimedOut
            }
        };
        if now + 500 >= deadline {
            return Some((Err(error), begun, now));
        }
        now += 500;
    }
    unreachable!("30 attempts do not fit into 9 s")
}

#[tokio::test(start_paused = true)]
async fn nothing_is_begun_after_the_deadline() {
    sleep(Duration::from_secs(10)).await;
    let late = Duration::from_millis(1 + random(5_000));
    let n_begun = RefCell::new(0);
    let fetch = fetch_by(Instant::now() - late, async |_| {
        *n_begun.borrow_mut() += 1;
        pending::<Result<u32, FetchError>>().await
    });
    let result = timeout(Duration::from_secs(60), fetch).await;
    let n_begun: u32 = n_begun.into_inner();
    saw(&(late, &result, n_begun));
    assert!(
        result == Ok(Err(FetchError::TimedOut)) && n_begun == 0,
        "The deadline had passed {late:?} ago. {n_begun} attempts were begun, and the result was `{result:?}`."
    );
}
