use std::future::poll_fn;
use std::pin::pin;
use std::time::Duration;

use tokio::time::timeout;
use tokio_test::task;
use workbook_harness::saw;

use super::Countdown;

fn random(below: u32) -> u32 {
    workbook_harness::random() as u32 % below
}

#[test]
fn random_countdowns_take_as_many_polls() {
    for _ in 0..50 {
        let n = random(200);
        let mut countdown = task::spawn(Countdown::new(n));
        let mut n_pending = 0;
        while countdown.poll().is_pending() && n_pending <= n {
            n_pending += 1;
            assert!(
                countdown.is_woken(),
                "`Countdown::new({n})` returned `Pending` at poll {n_pending} without a wake-up."
            );
        }
        saw(&n_pending);
        assert!(
            n_pending == n,
            "`Countdown::new({n})` returned `Pending` {n_pending} times (counted up to {}).",
            n + 1
        );
    }
}

#[test]
fn two_countdowns_do_not_share_their_numbers() {
    let (mut first, mut second) = (
        task::spawn(Countdown::new(2)),
        task::spawn(Countdown::new(1)),
    );
    let seen = [
        first.poll().is_ready(),
        second.poll().is_ready(),
        first.poll().is_ready(),
        second.poll().is_ready(),
        first.poll().is_ready(),
    ];
    saw(&seen);
    assert!(
        seen == [false, false, false, true, true],
        "A countdown from 2 and one from 1, polled in turn, were ready like this: {seen:?}."
    );
}

#[tokio::test(start_paused = true)]
async fn a_runtime_polls_it_once_more_than_it_counts() {
    let n = 1 + random(100);
    let mut countdown = pin!(Countdown::new(n));
    let mut n_polls = 0;
    let counted = poll_fn(|context| {
        n_polls += 1;
        assert!(
            n_polls <= 1000,
            "A runtime polled `Countdown::new({n})` 1000 times."
        );
        countdown.as_mut().poll(context)
    });
    let result: Result<&str, _> = timeout(Duration::from_secs(60), counted).await;
    saw(&(&result, n_polls));
    assert!(
        result == Ok("lift-off") && n_polls == n + 1,
        "A runtime polled `Countdown::new({n})` {n_polls} times; it should end with poll {}.",
        n + 1
    );
}
