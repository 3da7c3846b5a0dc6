use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use tokio::runtime::Builder;
use tokio::time::{Instant, sleep, timeout};
use tokio_test::task;
use workbook_harness::saw;

use super::Signal;

fn random(below: u64) -> u64 {
    workbook_harness::random() % below
}

/// Runs a test on a thread of its own, and gives up on it after three real seconds.
fn within_3_seconds(test: impl FnOnce() + Send + 'static) {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || sender.send(catch_unwind(AssertUnwindSafe(test))));
    match receiver.recv_timeout(Duration::from_secs(3)) {
        Ok(Ok(())) => {}
        Ok(Err(panic)) => resume_unwind(panic),
        Err(_) => panic!("Nothing happened for 3 real seconds."),
    }
}

/// The same for an async test, on a paused runtime.
fn on_a_paused_runtime(test: impl AsyncFnOnce() + Send + 'static) {
    within_3_seconds(|| {
        let runtime = Builder::new_current_thread()
            .enable_all()
            .start_paused(true)
            .build();
        runtime.expect("a runtime can be built").block_on(test());
    });
}

#[test]
fn a_task_goes_on_when_the_signal_is_set() {
    on_a_paused_runtime(async || {
        for _ in 0..20 {
            let wait = Duration::from_millis(random(5_000));
            let signal = Signal::new();
            let start = Instant::now();
            let wait_task = tokio::spawn(timeout(Duration::from_secs(60), signal.wait()));
            sleep(wait).await;
            signal.set();
            let in_time: bool = wait_task.await.expect("the task does not panic").is_ok();
            let elapsed = start.elapsed();
            saw(&elapsed);
            assert!(
                in_time && elapsed == wait,
                "The signal was set after {wait:?}, and the task went on after {elapsed:?}."
            );
        }
    });
}

#[test]
fn each_signal_wakes_its_own_task() {
    within_3_seconds(|| {
        let signals: Vec<Signal> = (0..8).map(|_| Signal::new()).collect();
        let mut waits: Vec<_> = signals
            .iter()
            .map(|signal| task::spawn(signal.wait()))
            .collect();
        for wait in &mut waits {
            let is_pending: bool = wait.poll().is_pending();
            assert!(is_pending, "A wait was `Ready` before its signal was set.");
        }
        let set = random(8) as usize;
        signals[set].clone().set();
        let woken: Vec<usize> = (0..8).filter(|index| waits[*index].is_woken()).collect();
        saw(&woken);
        assert!(
            woken == [set],
            "Signal {set} of 8 was set, and the tasks of {woken:?} were woken."
        );
    });
}

#[test]
fn many_polls_before_the_signal_wake_the_last_task() {
    within_3_seconds(|| {
        let signal = Signal::new();
        let mut wait = Box::pin(signal.wait());
        let n_tasks = 2 + random(20) as usize;
        let mut tasks: Vec<_> = (0..n_tasks).map(|_| task::spawn(())).collect();
        for task in &mut tasks {
            let is_pending = task.enter(|context, _| wait.as_mut().poll(context).is_pending());
            assert!(is_pending, "A wait was `Ready` before the signal was set.");
        }
        signal.set();
        // Whether earlier ones are woken too is free.
        saw(&tasks.iter().rposition(|task| task.is_woken()));
        assert!(
            tasks[n_tasks - 1].is_woken(),
            "Of {n_tasks} tasks that had polled one wait, the last was not woken."
        );
    });
}

#[test]
fn a_dropped_wait_does_not_disturb_the_signal() {
    within_3_seconds(|| {
        let signal = Signal::new();
        let mut wait = task::spawn(signal.wait());
        let is_pending: bool = wait.poll().is_pending();
        drop(wait);
        signal.set();
        let mut later = task::spawn(signal.wait());
        assert!(
            is_pending && later.poll().is_ready(),
            "After a wait that was dropped, a second one did not find the signal set."
        );
    });
}
