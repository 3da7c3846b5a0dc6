use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::rc::Rc;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use tokio::time::{sleep, timeout};
use workbook_harness::{random, saw};

use super::run;
use super::support::Kind;

const KINDS: [Kind; 2] = [Kind::CurrentThread, Kind::MultiThread];

fn within_3_seconds(test: impl FnOnce() + Send + 'static) {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || sender.send(catch_unwind(AssertUnwindSafe(test))));
    match receiver.recv_timeout(Duration::from_secs(3)) {
        Ok(Ok(())) => {}
        Ok(Err(panic)) => resume_unwind(panic),
        Err(_) => panic!("`run` had not returned after 3 real seconds."),
    }
}

#[test]
fn a_future_that_is_bound_to_its_thread_runs_too() {
    within_3_seconds(|| {
        for kind in KINDS {
            let number = random();
            let shared = Rc::new(number);
            let inner = Rc::clone(&shared);
            let output: u64 = run(kind, async move {
                sleep(Duration::ZERO).await;
                *inner
            });
            saw(&(output, *shared));
            assert!(
                output == number && *shared == number,
                "`run(Kind::{kind:?}, …)` returned {output}; the output of the future was {number}."
            );
        }
    });
}

#[test]
fn spawned_tasks_run_inside() {
    within_3_seconds(|| {
        for kind in KINDS {
            let numbers = [random(), random(), random()];
            let sum: u64 = run(kind, async move {
                let tasks = numbers.map(|number| tokio::spawn(async move { number % 1000 }));
                let mut sum = 0;
                for task in tasks {
                    sum += task.await.unwrap_or(0);
                }
                sum
            });
            saw(&sum);
            let expected: u64 = numbers.iter().map(|number| number % 1000).sum();
            assert!(
                sum == expected,
                "Three tasks spawned inside `run(Kind::{kind:?}, …)` gave {sum} in all, not {expected}."
            );
        }
    });
}

#[test]
fn one_run_after_the_other_works() {
    within_3_seconds(|| {
        for kind in [KINDS, KINDS].concat() {
            let number = random();
            let (in_time, output): (bool, u64) = run(kind, async {
                let limit = Duration::from_secs(60);
                let in_time = timeout(limit, sleep(Duration::ZERO)).await.is_ok();
                (in_time, number)
            });
            saw(&(in_time, output));
            assert!(
                in_time,
                "A sleep of 0 s inside `run(Kind::{kind:?}, …)` took 60 s."
            );
        }
    });
}
