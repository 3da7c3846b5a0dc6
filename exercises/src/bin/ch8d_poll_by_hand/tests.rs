use std::collections::VecDeque;
use std::future::poll_fn;
use std::sync::{Arc, Mutex, mpsc};
use std::task::{Poll, Waker};
use std::thread;
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::support::{Forgetful, Gate, OneAtATime, run};
use super::test_gate;

/// What becomes of the learner's test. It may wait for ever, so it has a thread, and three seconds.
fn outcome(test: fn()) -> String {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let _ = sender.send(run(test));
    });
    let outcome = receiver.recv_timeout(Duration::from_secs(3));
    outcome.unwrap_or_else(|_| "not ended after 3 real seconds".to_owned())
}

fn check_that_it_passes(seen: String, what: &str) {
    assert!(
        seen == "passed",
        "Your test, with {what}: {seen}. That gate is right, so a test of it passes."
    );
}

/// Only a failed test says that something is wrong.
fn check_that_it_fails(seen: String, what: &str) {
    // A test that is too strict fails with everything.
    let with_the_right_one: String = outcome(test_gate::<OneAtATime>);
    assert!(
        with_the_right_one == "passed",
        "Not judged: your test, with the right gate: {with_the_right_one}."
    );
    assert!(
        seen.starts_with("failed"),
        "Your test, with a gate that {what}: {seen}. It should have failed."
    );
}

#[test]
fn the_right_gate_passes() {
    check_that_it_passes(
        outcome(test_gate::<OneAtATime>),
        "the right gate of support.rs",
    );
}

/// Right, with a list of those who wait.
struct Listed(Arc<Mutex<List>>);

#[derive(Debug, Default)]
struct List {
    is_taken: bool,
    waiting: VecDeque<Waker>,
}

#[derive(Debug)]
struct ListedPass(Arc<Mutex<List>>);

impl Gate for Listed {
    type Pass = ListedPass;

    fn new() -> Listed {
        Listed(Arc::default())
    }

    async fn enter(&self) -> ListedPass {
        poll_fn(|context| {
            let mut list = self.0.lock().expect("not poisoned");
            if list.is_taken {
                list.waiting.push_back(context.waker().clone());
                return Poll::Pending;
            }
            list.is_taken = true;
            Poll::Ready(ListedPass(Arc::clone(&self.0)))
        })
        .await
    }
}

impl Drop for ListedPass {
    fn drop(&mut self) {
        let mut list = self.0.lock().expect("not poisoned");
        list.is_taken = false;
        let waiting = std::mem::take(&mut list.waiting);
        drop(list);
        // Whoever comes first gets in, the others wait again.
        waiting.into_iter().for_each(Waker::wake);
    }
}

#[test]
fn another_right_gate_passes() {
    check_that_it_passes(
        outcome(test_gate::<Listed>),
        "a gate that keeps a list of those who wait",
    );
}

#[test]
fn a_gate_that_wakes_nobody_is_noticed() {
    check_that_it_fails(
        outcome(test_gate::<Forgetful>),
        "lets one in at a time, but wakes nobody when it is free",
    );
}

/// Wakes whoever waits at once.
struct Restless(Arc<Semaphore>);

impl Gate for Restless {
    type Pass = OwnedSemaphorePermit;

    fn new() -> Restless {
        Restless(Arc::new(Semaphore::new(1)))
    }

    async fn enter(&self) -> OwnedSemaphorePermit {
        poll_fn(|context| match Arc::clone(&self.0).try_acquire_owned() {
            Ok(permit) => Poll::Ready(permit),
            Err(_) => {
                context.waker().wake_by_ref();
                Poll::Pending
            }
        })
        .await
    }
}

#[test]
fn a_gate_that_wakes_too_early_is_noticed() {
    check_that_it_fails(
        outcome(test_gate::<Restless>),
        "wakes whoever waits at once, again and again",
    );
}

/// Has room for two.
struct Two(Arc<Semaphore>);

impl Gate for Two {
    type Pass = OwnedSemaphorePermit;

    fn new() -> Two {
        Two(Arc::new(Semaphore::new(2)))
    }

    async fn enter(&self) -> OwnedSemaphorePermit {
        let permit = Arc::clone(&self.0).acquire_owned().await;
        permit.expect("never closed")
    }
}

#[test]
fn a_gate_for_two_is_noticed() {
    check_that_it_fails(outcome(test_gate::<Two>), "lets two in at once");
}

/// Lets nobody in.
struct Shut(Arc<Semaphore>);

impl Gate for Shut {
    type Pass = OwnedSemaphorePermit;

    fn new() -> Shut {
        Shut(Arc::new(Semaphore::new(0)))
    }

    async fn enter(&self) -> OwnedSemaphorePermit {
        let permit = Arc::clone(&self.0).acquire_owned().await;
        permit.expect("never closed")
    }
}

#[test]
fn a_gate_that_stays_shut_is_noticed() {
    check_that_it_fails(outcome(test_gate::<Shut>), "lets nobody in");
}

/// Wakes the next, and stays taken.
struct Stuck(Arc<Mutex<List>>);

#[derive(Debug)]
struct StuckPass(Arc<Mutex<List>>);

impl Gate for Stuck {
    type Pass = StuckPass;

    fn new() -> Stuck {
        Stuck(Arc::default())
    }

    async fn enter(&self) -> StuckPass {
        poll_fn(|context| {
            let mut list = self.0.lock().expect("not poisoned");
            if list.is_taken {
                list.waiting.push_back(context.waker().clone());
                return Poll::Pending;
            }
            list.is_taken = true;
            Poll::Ready(StuckPass(Arc::clone(&self.0)))
        })
        .await
    }
}

impl Drop for StuckPass {
    fn drop(&mut self) {
        let mut list = self.0.lock().expect("not poisoned");
        let waiting = std::mem::take(&mut list.waiting);
        drop(list);
        waiting.into_iter().for_each(Waker::wake);
    }
}

#[test]
fn a_gate_that_is_not_free_again_is_noticed() {
    check_that_it_fails(
        outcome(test_gate::<Stuck>),
        "wakes the second when the first leaves, but never lets it in",
    );
}
