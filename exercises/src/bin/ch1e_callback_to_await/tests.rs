use std::future::poll_fn;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::pin::pin;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use tokio::runtime::Builder;
use tokio::time::{Instant, sleep, timeout};

use super::fetch_data;
use super::support::{Answer, Client, Data, Lost};

const SECOND: Duration = Duration::from_secs(1);

/// Runs a test on a paused runtime, on a thread of its own, and gives up on it after three real
/// seconds: a virtual clock cannot end a wait that keeps the thread.
fn within_3_seconds(test: impl AsyncFnOnce() + Send + 'static) {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let run = || {
            Builder::new_current_thread()
                .enable_all()
                .start_paused(true)
                .build()
                .expect("a runtime can be built")
                .block_on(test());
        };
        sender.send(catch_unwind(AssertUnwindSafe(run)))
    });
    match receiver.recv_timeout(Duration::from_secs(3)) {
        Ok(Ok(())) => {}
        Ok(Err(panic)) => resume_unwind(panic),
        Err(_) => panic!(
            "Nothing happened for 3 real seconds. `fetch_data` keeps a thread busy or blocked while it waits, \
             so the clock stands still and the client never calls back."
        ),
    }
}

/// The text that `fetch_data` returns, or `None` for `Err(Lost)`.
async fn text(client: &Client, url: &str) -> Option<String> {
    match timeout(60 * SECOND, fetch_data(client, url)).await {
        Ok(Ok(Data { data })) => Some(data),
        Ok(Err(Lost)) => None,
        Err(_) => panic!(
            "`fetch_data` had not returned after 60 s. \
             The client calls back or drops the callback after 1 s at the latest."
        ),
    }
}

#[test]
fn the_data_of_a_later_callback_is_returned() {
    within_3_seconds(async || {
        for wait in [SECOND, Duration::from_millis(1234)] {
            let client = Client::new(Answer::After(wait));
            let start = Instant::now();
            let text: Option<String> = text(&client, "https://example.com").await;
            let elapsed = start.elapsed();
            assert!(
                text.is_some(),
                "`fetch_data` returned `Err(Lost)` after {elapsed:?}. \
                 The callback is called after {wait:?}, so nothing is lost."
            );
            assert!(
                text.as_deref() == Some("from https://example.com"),
                "`fetch_data` returned other data than the callback was called with, \
                 \"from https://example.com\"."
            );
            assert!(
                elapsed >= wait,
                "`fetch_data` returned data after {elapsed:?}, before the callback was called at {wait:?}."
            );
            assert!(
                elapsed == wait,
                "The callback was called after {wait:?}, but `fetch_data` returned only after {elapsed:?}. \
                 It returns as soon as the callback is called."
            );
        }
    });
}

#[test]
fn the_data_of_an_immediate_callback_is_returned() {
    within_3_seconds(async || {
        let client = Client::new(Answer::AtOnce);
        let text: Option<String> = text(&client, "https://example.org/users/1").await;
        assert!(
            text.as_deref() == Some("from https://example.org/users/1"),
            "The callback was called before `get` returned, with \"from https://example.org/users/1\". \
             `fetch_data` returned something else."
        );
    });
}

#[test]
fn a_dropped_callback_is_an_err() {
    within_3_seconds(async || {
        let client = Client::new(Answer::Never);
        let start = Instant::now();
        let text: Option<String> = text(&client, "https://example.com").await;
        let elapsed = start.elapsed();
        assert!(
            text.is_none(),
            "`fetch_data` returned data, but the client never called back: it dropped the callback."
        );
        assert!(
            elapsed == SECOND,
            "`fetch_data` returned `Err(Lost)` after {elapsed:?}. \
             The client drops the callback after 1 s: then the request is lost, and `fetch_data` says so at once."
        );
    });
}

#[test]
fn the_callback_does_not_panic_when_the_caller_is_gone() {
    within_3_seconds(async || {
        let client = Client::new(Answer::After(SECOND));
        let limit = Duration::from_millis(100);
        let result = timeout(limit, fetch_data(&client, "https://example.com")).await;
        assert!(
            result.is_err(),
            "Not judged: `fetch_data` had returned before its caller gave up at 100 ms."
        );
        sleep(2 * SECOND).await;
        let (n_called, n_panicked) = (client.n_called(), client.n_panicked());
        assert!(
            n_called == 1,
            "The client had called {n_called} callbacks after 2 s. One request makes one call."
        );
        assert!(
            n_panicked == 0,
            "The caller gave up after 100 ms and its future was dropped. \
             The callback was called at 1 s, and panicked: nobody was left to take the data."
        );
    });
}

#[test]
fn it_is_polled_at_most_ten_times() {
    within_3_seconds(async || {
        let client = Client::new(Answer::After(SECOND));
        let mut future = pin!(fetch_data(&client, "https://example.com"));
        let mut n_polls = 0;
        let counted = poll_fn(|context| {
            n_polls += 1;
            future.as_mut().poll(context)
        });
        let in_time = timeout(60 * SECOND, counted).await.is_ok();
        assert!(
            in_time,
            "Not judged: `fetch_data` had not returned after 60 s."
        );
        assert!(
            n_polls <= 10,
            "`fetch_data` was polled {n_polls} times in the second until the callback was called; \
             at most 10 times are allowed. Until then there is nothing new to see."
        );
    });
}
