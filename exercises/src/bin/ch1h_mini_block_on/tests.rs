use std::future::{poll_fn, ready};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc;
use std::task::Poll;
use std::thread;
use std::time::Duration;

use tokio::runtime::Handle;
use tokio::sync::oneshot;

use super::block_on;

/// Runs a test on a thread of its own, and gives up on it after three real seconds.
fn within_3_seconds(test: impl FnOnce() + Send + 'static) {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || sender.send(catch_unwind(AssertUnwindSafe(test))));
    match receiver.recv_timeout(Duration::from_secs(3)) {
        Ok(Ok(())) => {}
        Ok(Err(panic)) => resume_unwind(panic),
        Err(_) => panic!(
            "`block_on` had not returned after 3 real seconds. \
             Its future has been woken, and is ready when it is polled again."
        ),
    }
}

#[test]
fn the_output_is_returned() {
    within_3_seconds(|| {
        let ada: &str = block_on(ready("Ada"));
        let sum: u32 = block_on(async { ready(3).await + ready(4).await });
        assert!(
            ada == "Ada" && sum == 7,
            "Of two futures that are ready at once `block_on` returned \"{ada}\" and {sum}, \
             in place of \"Ada\" and 7."
        );
    });
}

#[test]
fn it_sleeps_between_two_polls() {
    within_3_seconds(|| {
        let polls = Arc::new(AtomicU32::new(0));
        let counter = Arc::clone(&polls);
        let (sender, mut receiver) = oneshot::channel();
        let seen = Arc::clone(&polls);
        thread::spawn(move || {
            // Time enough for a fourth poll, if one comes without a wake-up.
            let (_keep, never) = mpsc::channel::<()>();
            for _ in 0..60 {
                if seen.load(Ordering::Relaxed) > 3 {
                    break;
                }
                let _ = never.recv_timeout(Duration::from_millis(5));
            }
            let _ = sender.send("Ada");
        });
        let counted = poll_fn(|context| {
            counter.fetch_add(1, Ordering::Relaxed);
            std::pin::Pin::new(&mut receiver).poll(context)
        });
        let user: Result<&str, _> = block_on(counted);
        let n_polls = polls.load(Ordering::Relaxed);
        assert!(
            user == Ok("Ada"),
            "A thread sent \"Ada\", and `block_on` did not return it."
        );
        assert!(
            n_polls <= 3,
            "The future was woken once, and polled {n_polls} times; at most 3 times are allowed. \
             Until its waker is called there is nothing new to see."
        );
    });
}

#[test]
fn a_wake_up_during_the_poll_is_not_lost() {
    within_3_seconds(|| {
        let mut n_polls = 0;
        block_on(poll_fn(|context| {
            n_polls += 1;
            if n_polls == 4 {
                return Poll::Ready(());
            }
            context.waker().wake_by_ref();
            Poll::Pending
        }));
        assert!(
            n_polls == 4,
            "The future woke itself three times and was polled {n_polls} times in place of 4."
        );
    });
}

#[test]
fn a_wake_up_before_the_thread_sleeps_is_not_lost() {
    within_3_seconds(|| {
        let mut is_first = true;
        block_on(poll_fn(|context| {
            if !is_first {
                return Poll::Ready(());
            }
            is_first = false;
            // The waker is called by another thread, and that has ended when this poll returns.
            let waker = context.waker().clone();
            let woken = thread::spawn(move || waker.wake()).join();
            assert!(woken.is_ok(), "The thread that called the waker panicked.");
            Poll::Pending
        }));
    });
}

#[test]
fn no_other_runtime_is_running_inside() {
    within_3_seconds(|| {
        let has_tokio: bool = block_on(async { Handle::try_current().is_ok() });
        assert!(
            !has_tokio,
            "Inside `block_on` a runtime of Tokio was running. Here you write your own."
        );
        let nested = catch_unwind(|| {
            block_on(async { futures::executor::block_on(async {}) });
        });
        assert!(
            nested.is_ok(),
            "Inside `block_on` the executor of futures was running. Here you write your own."
        );
    });
}
