use std::cell::Cell;
use std::future::pending;
use std::time::Duration;

use tokio::time::{Instant, sleep, timeout};

use super::fetch_with_timeout;
use super::support::{ApiError, FetchError};

const LIMITS: [Duration; 2] = [Duration::from_secs(1), Duration::from_millis(100)];

/// What `fetch_with_timeout` returned and when, unless it takes more than a minute.
async fn run(
    request: impl Future<Output = Result<String, ApiError>>,
    limit: Duration,
) -> (Result<String, FetchError>, Duration) {
    let start = Instant::now();
    let fetch = fetch_with_timeout(request, limit);
    let Ok(result) = timeout(Duration::from_secs(60), fetch).await else {
        panic!(
            "The request was not answered for 60 s, and `fetch_with_timeout` still waited for it. The limit was {limit:?}."
        );
    };
    (result, start.elapsed())
}

#[tokio::test(start_paused = true)]
async fn an_answer_is_returned_when_it_comes() {
    for limit in LIMITS {
        let request = async {
            sleep(limit / 2).await;
            Ok("Ada".to_owned())
        };
        let (result, elapsed) = run(request, limit).await;
        assert!(
            result == Ok("Ada".to_owned()),
            "The server answered `Ada` after {:?}, half the limit. The result was `{result:?}`.",
            limit / 2
        );
        assert!(
            elapsed == limit / 2,
            "The server answered after {:?}, and `fetch_with_timeout` returned after {elapsed:?}. Nobody has to wait for the limit.",
            limit / 2
        );
    }
}

#[tokio::test(start_paused = true)]
async fn the_servers_status_is_kept() {
    for status in [503, 504] {
        let limit = LIMITS[0];
        let request = async {
            sleep(limit / 2).await;
            Err(ApiError(status))
        };
        let (result, _) = run(request, limit).await;
        assert!(
            result == Err(FetchError::Api(ApiError(status))),
            "The server answered {status} after {:?}, half the limit. The result was `{result:?}`: \
             the caller cannot tell what the server said.",
            limit / 2
        );
    }
}

#[tokio::test(start_paused = true)]
async fn without_an_answer_it_times_out_at_the_limit() {
    for limit in LIMITS {
        let request = async {
            sleep(limit * 6).await;
            Ok("late".to_owned())
        };
        let (result, elapsed) = run(request, limit).await;
        assert!(
            elapsed == limit,
            "The limit was {limit:?}, and `fetch_with_timeout` returned after {elapsed:?}. \
             The server would have answered after {:?}.",
            limit * 6
        );
        assert!(
            result == Err(FetchError::TimedOut),
            "The limit of {limit:?} passed without an answer. The result was `{result:?}`; \
             the caller takes it for what the server said."
        );
    }
}

#[tokio::test(start_paused = true)]
async fn the_request_is_dropped_at_the_limit() {
    struct OnDrop<'a>(&'a Cell<Option<Duration>>, Instant);
    impl Drop for OnDrop<'_> {
        fn drop(&mut self) {
            self.0.set(Some(self.1.elapsed()));
        }
    }
    for limit in LIMITS {
        let (dropped, start) = (Cell::new(None), Instant::now());
        let request = async {
            let _held = OnDrop(&dropped, start);
            pending().await
        };
        let (_result, elapsed) = run(request, limit).await;
        let dropped: Option<Duration> = dropped.get();
        assert!(
            dropped == Some(limit),
            "`fetch_with_timeout` returned after {elapsed:?}; the request was {}. \
             It holds a connection until it is dropped, and the limit was {limit:?}.",
            dropped.map_or("still there".to_owned(), |at| format!("dropped at {at:?}"))
        );
    }
}
