use std::time::Duration;

use tokio::time::{Instant, sleep, timeout};
use workbook_harness::{random, saw};

use super::fetch_with_timeout;
use super::support::{ApiError, FetchError};

#[tokio::test(start_paused = true)]
async fn random_limits_are_kept() {
    for _ in 0..20 {
        let limit = Duration::from_millis(2 + random() % 5_000);
        let answered = Duration::from_millis(1 + random() % 6_000);
        if answered == limit {
            continue;
        }
        let status = 400 + (random() % 200) as u16;
        let is_ok = random() % 2 == 0;
        let request = async {
            sleep(answered).await;
            if is_ok {
                Ok(status.to_string())
            } else {
                Err(ApiError(status))
            }
        };
        let start = Instant::now();
        let fetch = fetch_with_timeout(request, limit);
        let result = timeout(Duration::from_secs(60), fetch).await;
        let result: Result<String, FetchError> = result.expect("it returns within 60 s");
        let elapsed = start.elapsed();
        saw(&(&result, elapsed));
        let expected = if answered > limit {
            Err(FetchError::TimedOut)
        } else if is_ok {
            Ok(status.to_string())
        } else {
            Err(FetchError::Api(ApiError(status)))
        };
        assert!(
            result == expected && elapsed == answered.min(limit),
            "The limit was {limit:?}, the answer came after {answered:?}. \
             After {elapsed:?} the result was `{result:?}`, not `{expected:?}`."
        );
    }
}

#[tokio::test(start_paused = true)]
async fn an_answer_that_is_there_takes_no_time() {
    let text = random().to_string();
    let start = Instant::now();
    let result = fetch_with_timeout(async { Ok(text.clone()) }, Duration::from_millis(5)).await;
    saw(&(&result, start.elapsed()));
    assert!(
        result == Ok(text) && start.elapsed().is_zero(),
        "The answer was there at once; after {:?} the result was `{result:?}`.",
        start.elapsed()
    );
}
