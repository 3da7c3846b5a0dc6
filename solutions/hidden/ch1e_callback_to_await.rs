use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use tokio::runtime::Builder;
use tokio::time::{Instant, sleep, timeout};
use workbook_harness::{random, saw};

use super::fetch_data;
use super::support::{Answer, Client, Data, Lost};

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
        Err(_) => panic!("Nothing happened for 3 real seconds."),
    }
}

async fn text(client: &Client, url: &str) -> Option<String> {
    match timeout(Duration::from_secs(60), fetch_data(client, url)).await {
        Ok(Ok(Data { data })) => Some(data),
        Ok(Err(Lost)) => None,
        Err(_) => panic!("`fetch_data` had not returned after 60 s."),
    }
}

#[test]
fn each_request_gets_its_own_data_after_its_own_time() {
    within_3_seconds(async || {
        for _ in 0..5 {
            let wait = Duration::from_millis(1 + random() % 20_000);
            let url = format!("https://example.com/{}", random());
            let client = Client::new(Answer::After(wait));
            let start = Instant::now();
            let text: Option<String> = text(&client, &url).await;
            let elapsed = start.elapsed();
            saw(&(&text, elapsed));
            assert!(
                text == Some(format!("from {url}")) && elapsed == wait,
                "The callback was called after {wait:?} with \"from {url}\". \
                 `fetch_data` returned {text:?} after {elapsed:?}."
            );
        }
    });
}

#[test]
fn two_requests_of_one_client_do_not_mix() {
    within_3_seconds(async || {
        let client = Client::new(Answer::After(Duration::from_secs(1)));
        let (user, posts) = (random().to_string(), random().to_string());
        let start = Instant::now();
        let (user_text, posts_text) = tokio::join!(text(&client, &user), text(&client, &posts));
        let elapsed = start.elapsed();
        saw(&(&user_text, &posts_text, elapsed));
        assert!(
            user_text == Some(format!("from {user}"))
                && posts_text == Some(format!("from {posts}")),
            "Two requests at once returned {user_text:?} and {posts_text:?}; each has its own url."
        );
        assert!(
            elapsed == Duration::from_secs(1),
            "Two requests at once took {elapsed:?}; both callbacks are called after 1 s."
        );
    });
}

#[test]
fn callers_that_give_up_leave_no_panic() {
    within_3_seconds(async || {
        let wait = Duration::from_millis(500 + random() % 5_000);
        let client = Client::new(Answer::After(wait));
        for n in 1..=4 {
            let limit = Duration::from_millis(random() % 400);
            let gave_up: bool = timeout(limit, fetch_data(&client, &n.to_string()))
                .await
                .is_err();
            assert!(
                gave_up,
                "`fetch_data` returned before the callback was called."
            );
        }
        sleep(Duration::from_secs(60)).await;
        let (n_called, n_panicked) = (client.n_called(), client.n_panicked());
        saw(&(n_called, n_panicked));
        assert!(
            n_called == 4 && n_panicked == 0,
            "Of 4 requests whose callers had given up, {n_called} callbacks were called and \
             {n_panicked} panicked; all 4 are called and none panics."
        );
    });
}

#[test]
fn lost_requests_beside_each_other_all_end() {
    within_3_seconds(async || {
        let client = Client::new(Answer::Never);
        let results = tokio::join!(text(&client, "1"), text(&client, "2"), text(&client, "3"));
        saw(&results);
        assert!(
            results == (None, None, None),
            "Three dropped callbacks at once gave {results:?}; each is an `Err(Lost)`."
        );
    });
}
