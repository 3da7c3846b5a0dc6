use std::time::Duration;

use tokio::runtime::Handle;
use tokio::time::{Instant, sleep, timeout};
use tokio_util::sync::CancellationToken;
use workbook_harness::{random, saw};

use super::support::Desk;
use super::work_until;

#[tokio::test(start_paused = true)]
async fn whenever_it_is_stopped_what_was_begun_is_finished() {
    for _ in 0..20 {
        let working = 600 * (random() % 20) + 1 + random() % 599;
        let (desk, stop) = (Desk::new(1..=90), CancellationToken::new());
        let start = Instant::now();
        let stopping = async {
            sleep(Duration::from_millis(working)).await;
            stop.cancel();
        };
        let both = async { tokio::join!(work_until(stop.clone(), desk.clone()), stopping) };
        let both = timeout(Duration::from_secs(3600), both).await;
        let all_finished: Option<bool> = both.ok().map(|(all_finished, ())| all_finished);
        let elapsed: Duration = start.elapsed();
        let rounds = 1 + working / 600;
        let (begun, finished): (Vec<u32>, Vec<u32>) = (desk.begun(), desk.finished());
        assert!(
            begun == finished && begun.len() as u64 == 3 * rounds && all_finished == Some(true),
            "Stopped after {working} ms, {} orders were begun and {} finished, and it returned {all_finished:?}.",
            begun.len(),
            finished.len()
        );
        assert!(
            elapsed == Duration::from_millis(600 * rounds),
            "Stopped after {working} ms, it returned after {elapsed:?}."
        );
        saw(&(begun.len(), finished.len(), all_finished, elapsed));
    }
}

#[tokio::test(start_paused = true)]
async fn stopped_beforehand_it_begins_nothing() {
    let (desk, stop) = (Desk::new(1..=9), CancellationToken::new());
    stop.cancel();
    let start = Instant::now();
    let ended = timeout(Duration::from_secs(3600), work_until(stop, desk.clone())).await;
    let (begun, elapsed): (Vec<u32>, Duration) = (desk.begun(), start.elapsed());
    assert!(
        ended.is_ok() && begun.is_empty() && elapsed.is_zero(),
        "The token was cancelled before; {begun:?} were begun, and it returned after {elapsed:?}."
    );
    saw(&(begun, elapsed));
}

#[tokio::test(start_paused = true)]
async fn three_orders_that_hang_are_given_up_together() {
    let before = Handle::current().metrics().num_alive_tasks();
    let (desk, stop) = (Desk::new(100..=105), CancellationToken::new());
    let seconds = 9 + random() % 20;
    let start = Instant::now();
    let stopping = async {
        sleep(Duration::from_secs(seconds)).await;
        stop.cancel();
    };
    let both = async { tokio::join!(work_until(stop.clone(), desk.clone()), stopping) };
    let both = timeout(Duration::from_secs(3600), both).await;
    let all_finished: Option<bool> = both.ok().map(|(all_finished, ())| all_finished);
    let elapsed: Duration = start.elapsed();
    sleep(Duration::from_millis(1)).await;
    let alive: usize = Handle::current().metrics().num_alive_tasks() - before;
    assert!(
        all_finished == Some(false) && elapsed == Duration::from_secs(seconds + 2) && alive == 0,
        "Three orders hung and the stop came at {seconds} s; it returned {all_finished:?} after {elapsed:?}, \
         with {alive} tasks alive."
    );
    saw(&(all_finished, elapsed, alive));
}
