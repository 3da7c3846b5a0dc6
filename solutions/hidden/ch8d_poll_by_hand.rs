use std::future::poll_fn;
use std::sync::{Arc, Mutex, mpsc};
use std::task::{Poll, Waker};
use std::thread;
use std::time::Duration;

use tokio::sync::{Mutex as TokioMutex, OwnedMutexGuard};
use workbook_harness::{random, saw};

use super::support::{Gate, OneAtATime, run};
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

fn check(outcome: String, expected: &str, what: &str) {
    // The number is known only to who comes here; the wording of a failure is free.
    saw(&(random(), outcome.split(':').next()));
    assert!(
        outcome.starts_with(expected),
        "Your test, with a gate that {what}: {outcome}. Expected: {expected}."
    );
}

/// Right: Tokio's mutex is a gate.
struct Locked(Arc<TokioMutex<()>>);

impl Gate for Locked {
    type Pass = OwnedMutexGuard<()>;

    fn new() -> Locked {
        Locked(Arc::default())
    }

    async fn enter(&self) -> OwnedMutexGuard<()> {
        Arc::clone(&self.0).lock_owned().await
    }
}

#[test]
fn right_gates_pass_every_time() {
    for _ in 0..20 {
        check(
            outcome(test_gate::<Locked>),
            "passed",
            "is right, with a lock",
        );
        check(outcome(test_gate::<OneAtATime>), "passed", "is right");
    }
}

/// Has a fault, chosen by a number.
struct Faulty<const FAULT: u32>(Arc<Mutex<State>>);

#[derive(Debug, Default)]
struct State {
    is_taken: bool,
    n_entered: u32,
    waiting: Vec<Waker>,
}

#[derive(Debug)]
struct Pass<const FAULT: u32>(Arc<Mutex<State>>);

/// Opens by itself, and tells nobody, when somebody waits.
const OPENS: u32 = 1;
/// Wakes when somebody waits, and not when it is free.
const WAKES_ONLY_EARLY: u32 = 2;
/// Lets the first in at its second poll only, woken.
const SLOW: u32 = 3;
/// Is free for one in all.
const ONCE: u32 = 4;

impl<const FAULT: u32> Gate for Faulty<FAULT> {
    type Pass = Pass<FAULT>;

    fn new() -> Faulty<FAULT> {
        Faulty(Arc::default())
    }

    async fn enter(&self) -> Pass<FAULT> {
        let mut n_polls = 0;
        poll_fn(|context| {
            n_polls += 1;
            let mut state = self.0.lock().expect("not poisoned");
            if FAULT == SLOW && n_polls == 1 {
                context.waker().wake_by_ref();
                return Poll::Pending;
            }
            let is_shut = FAULT == ONCE && state.n_entered == 1;
            if is_shut || (state.is_taken && FAULT != OPENS) {
                state.waiting.push(context.waker().clone());
                if FAULT == WAKES_ONLY_EARLY {
                    context.waker().wake_by_ref();
                }
                return Poll::Pending;
            }
            state.is_taken = true;
            state.n_entered += 1;
            Poll::Ready(Pass(Arc::clone(&self.0)))
        })
        .await
    }
}

impl<const FAULT: u32> Drop for Pass<FAULT> {
    fn drop(&mut self) {
        let mut state = self.0.lock().expect("not poisoned");
        state.is_taken = false;
        let waiting = std::mem::take(&mut state.waiting);
        drop(state);
        if FAULT != WAKES_ONLY_EARLY {
            waiting.into_iter().for_each(Waker::wake);
        }
    }
}

#[test]
fn the_same_gate_without_a_fault_passes() {
    check(outcome(test_gate::<Faulty<0>>), "passed", "is right");
}

#[test]
fn a_gate_without_a_bar_is_noticed() {
    check(
        outcome(test_gate::<Faulty<OPENS>>),
        "failed",
        "is never shut",
    );
}

#[test]
fn a_gate_that_wakes_only_early_is_noticed() {
    let outcome = outcome(test_gate::<Faulty<WAKES_ONLY_EARLY>>);
    check(
        outcome,
        "failed",
        "wakes too early, and not when it is free",
    );
}

#[test]
fn a_gate_that_needs_two_polls_is_noticed() {
    let outcome = outcome(test_gate::<Faulty<SLOW>>);
    check(outcome, "failed", "lets nobody in at the first poll");
}

#[test]
fn a_gate_for_one_in_all_is_noticed() {
    let outcome = outcome(test_gate::<Faulty<ONCE>>);
    check(outcome, "failed", "lets one in, and nobody afterwards");
}
