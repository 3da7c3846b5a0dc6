use std::future::poll_fn;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::pin::pin;
use std::sync::mpsc;
use std::task::Poll;
use std::thread;
use std::time::Duration;

use workbook_harness::saw;

use super::block_on;

fn random(below: u64) -> u64 {
    workbook_harness::random() % below
}

fn within_3_seconds(test: impl FnOnce() + Send + 'static) {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || sender.send(catch_unwind(AssertUnwindSafe(test))));
    match receiver.recv_timeout(Duration::from_secs(3)) {
        Ok(Ok(())) => {}
        Ok(Err(panic)) => resume_unwind(panic),
        Err(_) => panic!("`block_on` had not returned after 3 real seconds."),
    }
}

#[test]
fn a_hundred_values_from_another_thread_arrive_in_order() {
    within_3_seconds(|| {
        let (sender, mut receiver) = tokio::sync::mpsc::channel(1);
        let n_values = 50 + random(100);
        thread::spawn(move || {
            for value in 0..n_values {
                if sender.blocking_send(value).is_err() {
                    return;
                }
            }
        });
        let values: Vec<u64> = block_on(async {
            let mut values = Vec::new();
            while let Some(value) = receiver.recv().await {
                values.push(value);
            }
            values
        });
        saw(&values);
        let n_seen = values.len();
        assert!(
            values.into_iter().eq(0..n_values),
            "{n_values} values were sent by another thread; {n_seen} arrived, or in another order."
        );
    });
}

#[test]
fn wake_ups_by_clones_of_the_waker_count() {
    within_3_seconds(|| {
        for _ in 0..20 {
            let n = 1 + random(50);
            let mut n_polls = 0;
            let seen: u64 = block_on(poll_fn(|context| {
                n_polls += 1;
                if n_polls > n {
                    return Poll::Ready(n_polls);
                }
                context.waker().clone().wake();
                Poll::Pending
            }));
            saw(&seen);
            assert!(
                seen == n + 1,
                "A future that wakes itself {n} times was polled {seen} times."
            );
        }
    });
}

#[test]
fn one_inside_the_other() {
    within_3_seconds(|| {
        let value = random(1000);
        let seen: u64 = block_on(async { block_on(async { value }) });
        saw(&seen);
        assert!(
            seen == value,
            "`block_on` inside `block_on` returned {seen} in place of {value}."
        );
    });
}

#[test]
fn a_borrowing_future_will_do() {
    within_3_seconds(|| {
        let name = format!("user {}", random(1000));
        let mut length = pin!(async { name.len() });
        let seen: usize = block_on(length.as_mut());
        saw(&seen);
        assert!(
            seen == name.len(),
            "The length of \"{name}\" came back as {seen}."
        );
    });
}

#[test]
fn a_panic_inside_comes_out() {
    within_3_seconds(|| {
        let result = catch_unwind(|| block_on(async { assert!(name().is_empty(), "not empty") }));
        assert!(
            result.is_err(),
            "The future panicked, and `block_on` returned as if nothing had happened."
        );
    });
}

fn name() -> String {
    format!("user {}", random(1000))
}
