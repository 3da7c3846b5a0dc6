use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use tokio::runtime::Builder;
use tokio::time::{Instant, sleep, timeout};

use super::support::Blog;
use super::{Published, publish};

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
            "Nothing had come back after 3 real seconds. The thread was never free, and the timer \
             that would end a step is driven by that thread."
        ),
    }
}

/// What `publish` returns, unless it takes more than a minute.
async fn published(blog: &Blog, text: &str) -> Published {
    let call = timeout(Duration::from_secs(60), publish(blog, text)).await;
    call.unwrap_or_else(|_| {
        panic!("`publish` had not returned after 60 s. With a limit of 1 s it takes 1.1 s at most.")
    })
}

/// The steps in the log, without the ids.
fn steps(blog: &Blog) -> String {
    let log = blog.log();
    let steps: Vec<&str> = log
        .iter()
        .filter_map(|line| line.split(' ').next())
        .collect();
    steps.join(", ")
}

#[test]
fn the_log_says_save_index_notify_announce() {
    within_3_seconds(async || {
        let blog = Blog::default();
        published(&blog, "Futures are values").await;
        let steps: String = steps(&blog);
        assert!(
            steps == "save, index, notify, announce",
            "When `publish` returned, the log said \"{steps}\". Expected is \"save, index, notify, announce\": \
             a step is in the log when its future is finished."
        );
    });
}

#[test]
fn the_steps_take_110_ms() {
    within_3_seconds(async || {
        let blog = Blog::default();
        let start = Instant::now();
        published(&blog, "Futures are values").await;
        let elapsed = start.elapsed();
        assert!(
            elapsed == Duration::from_millis(110),
            "`publish` took {elapsed:?}. 50, 30, 20 and 10 ms, one after the other, are 110ms."
        );
    });
}

#[test]
fn each_step_has_the_id_of_the_saved_post() {
    within_3_seconds(async || {
        for text in ["Futures are values", "Tasks are owned"] {
            let blog = Blog::default();
            let id: u32 = published(&blog, text).await.id;
            let log: String = blog.log().join(", ");
            let expected = format!("save {id}, index {id}, notify {id}, announce {id}");
            assert!(
                log == expected,
                "`publish` returned the id {id}, and the log said \"{log}\". \
                 `save` gives the id; the other steps and the answer use it."
            );
        }
    });
}

#[test]
fn an_announcement_in_time_is_reported() {
    within_3_seconds(async || {
        for takes in [0, 10, 900] {
            let blog = Blog::with_announcement(Duration::from_millis(takes));
            let is_announced: bool = published(&blog, "Futures are values").await.is_announced;
            let is_in_the_log = steps(&blog).contains("announce");
            assert!(
                is_announced && is_in_the_log,
                "An announcement takes {takes} ms, less than 1 s. `is_announced` was {is_announced}, and \"announce\" \
                 was {} the log. Both should say that it is done.",
                if is_in_the_log { "in" } else { "not in" }
            );
        }
    });
}

#[test]
fn an_announcement_of_more_than_a_second_is_given_up() {
    within_3_seconds(async || {
        let blog = Blog::with_announcement(Duration::from_secs(3));
        let start = Instant::now();
        let is_announced: bool = published(&blog, "Futures are values").await.is_announced;
        let elapsed = start.elapsed();
        assert!(
            !is_announced && elapsed == Duration::from_millis(1100),
            "An announcement takes 3 s. `is_announced` was {is_announced}, after {elapsed:?}. \
             Expected is false, after 100 ms for the other steps and the limit of 1 s: 1.1s."
        );
        sleep(Duration::from_secs(10)).await;
        let steps: String = steps(&blog);
        assert!(
            steps == "save, index, notify",
            "An announcement takes 3 s and was given up after 1 s. 10 s later the log said \"{steps}\"; \
             expected is \"save, index, notify\"."
        );
    });
}
