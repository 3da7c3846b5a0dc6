use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;
use std::time::Duration;

use tokio::time::timeout;
use tokio_test::task;

use super::Countdown;

#[test]
fn n_polls_are_pending_and_the_next_is_ready() {
    for n in [3, 0, 1, 10] {
        let mut countdown = task::spawn(Countdown::new(n));
        for poll in 1..=n {
            assert!(
                countdown.poll().is_pending(),
                "`Countdown::new({n})` was `Ready` at poll {poll}. \
                 Its first {n} polls return `Pending`: one for each number."
            );
        }
        let Poll::Ready(word) = countdown.poll() else {
            panic!(
                "`Countdown::new({n})` was still `Pending` at poll {}. \
                 After {n} polls it has counted down to 0.",
                n + 1
            );
        };
        assert!(
            word == "lift-off",
            "`Countdown::new({n})` was `Ready(\"{word}\")`. It ends with \"lift-off\"."
        );
    }
}

#[test]
fn before_each_pending_the_task_was_woken() {
    let mut countdown = task::spawn(Countdown::new(3));
    for poll in 1..=3 {
        if countdown.poll().is_ready() {
            panic!("Not judged: `Countdown::new(3)` was `Ready` at poll {poll}.");
        }
        assert!(
            countdown.is_woken(),
            "Poll {poll} of `Countdown::new(3)` returned `Pending`, and its task was not woken. \
             A task that nobody wakes is not polled again."
        );
    }
}

#[tokio::test(start_paused = true)]
async fn a_runtime_brings_it_to_its_end() {
    let mut countdown = pin!(Countdown::new(5));
    let mut n_polls = 0;
    let counted = poll_fn(|context| {
        n_polls += 1;
        assert!(
            n_polls <= 100,
            "A runtime has polled `Countdown::new(5)` 100 times, and it has not ended. \
             It ends with the sixth poll."
        );
        countdown.as_mut().poll(context)
    });
    let result: Result<&str, _> = timeout(Duration::from_secs(60), counted).await;
    assert!(
        result.is_ok(),
        "A runtime polled `Countdown::new(5)` {n_polls} times in 60 s, and it had not ended. \
         The last poll came from the test's time limit, which woke the task. \
         It ends with the sixth poll, and takes no time."
    );
}
