use std::time::Duration;

use tokio::runtime::Handle;
use tokio::time::{Instant, sleep, timeout};
use tokio_util::sync::CancellationToken;

use super::support::Desk;
use super::work_until;

const MINUTE: Duration = Duration::from_secs(60);

/// What came of a run.
struct Run {
    desk: Desk,
    all_finished: bool,
    /// When `work_until` returned.
    returned: Duration,
    /// How many tasks it left behind.
    alive: usize,
}

/// Lets the workers work on the orders and cancels the token after `working`.
async fn run(orders: impl IntoIterator<Item = u32>, working: Duration) -> Run {
    let before = Handle::current().metrics().num_alive_tasks();
    let (desk, stop) = (Desk::new(orders), CancellationToken::new());
    let start = Instant::now();
    let stopping = async {
        sleep(working).await;
        stop.cancel();
    };
    let work = async {
        let all_finished = work_until(stop.clone(), desk.clone()).await;
        (all_finished, start.elapsed())
    };
    let Ok((work, ())) = timeout(MINUTE, async { tokio::join!(work, stopping) }).await else {
        panic!(
            "Stopped after {working:?}, it had not returned after a minute. \
             Begun were {:?}, finished {:?}. 2 s after the stop it must return, whatever hangs.",
            desk.begun(),
            desk.finished()
        );
    };
    let (all_finished, returned) = work;
    sleep(Duration::from_millis(1)).await;
    Run {
        desk,
        all_finished,
        returned,
        alive: Handle::current().metrics().num_alive_tasks() - before,
    }
}

#[tokio::test(start_paused = true)]
async fn the_orders_in_hand_are_finished() {
    let run = run(1..=9, Duration::from_millis(700)).await;
    let (begun, finished): (Vec<u32>, Vec<u32>) = (run.desk.begun(), run.desk.finished());
    assert!(
        begun.len() >= 6,
        "Not judged: by the stop at 700 ms only {begun:?} were begun. \
         Three workers begin the orders 1, 2, 3 at 0 ms and 4, 5, 6 at 600 ms."
    );
    assert!(
        begun == finished,
        "The stop came at 700 ms. Begun were {begun:?}, finished {finished:?}: \
         what was in hand is half-done."
    );
    assert!(
        run.all_finished,
        "All of {begun:?} were finished, but it returned false."
    );
}

#[tokio::test(start_paused = true)]
async fn no_order_is_taken_after_the_stop() {
    for _ in 0..20 {
        let run = run(1..=90, Duration::from_millis(700)).await;
        let begun: Vec<u32> = run.desk.begun();
        assert!(
            begun == [1, 2, 3, 4, 5, 6],
            "The stop came at 700 ms. By then three workers have begun 6 orders; \
             in the end {} were begun: {begun:?}. \
             At 1200 ms the workers are free, and both an order and the stop are there.",
            begun.len()
        );
        let waiting: usize = run.desk.waiting();
        assert!(
            waiting == 84,
            "Of 90 orders 6 were begun, and after the stop at 700 ms {waiting} wait at the desk. \
             84 are expected: an order that is taken and not begun is lost to all."
        );
    }
}

#[tokio::test(start_paused = true)]
async fn it_returns_when_the_last_order_in_hand_is_finished() {
    let run = run(1..=9, Duration::from_millis(700)).await;
    let returned: Duration = run.returned;
    assert!(
        returned == Duration::from_millis(1200),
        "The stop came at 700 ms, with orders in hand until 1.2s; it returned after {returned:?}. \
         1.2s is expected: when they are finished, there is nothing to wait for."
    );
}

#[tokio::test(start_paused = true)]
async fn workers_without_an_order_stop_at_once() {
    let run = run([1], Duration::from_millis(700)).await;
    let returned: Duration = run.returned;
    assert!(
        returned == Duration::from_millis(700),
        "The only order was finished at 600 ms and the stop came at 700ms; it returned after {returned:?}. \
         Nothing was in hand: 700ms is expected. What are the workers waiting for?"
    );
}

#[tokio::test(start_paused = true)]
async fn an_order_that_hangs_does_not_hold_it_beyond_2_s() {
    let run = run([1, 100, 2, 3], Duration::from_millis(700)).await;
    let (returned, finished): (Duration, Vec<u32>) = (run.returned, run.desk.finished());
    assert!(
        returned == Duration::from_millis(2700),
        "Order 100 hangs, and the stop came at 700 ms; it returned after {returned:?}. \
         2 s after the stop, at 2.7s, it gives up what still hangs."
    );
    assert!(
        finished == [1, 2, 3],
        "Order 100 hangs; finished were {finished:?}. Orders 1, 2 and 3 do not hang, and are expected."
    );
    assert!(
        !run.all_finished,
        "Order 100 was begun and never finished, but it returned true."
    );
}

#[tokio::test(start_paused = true)]
async fn nothing_is_left_running() {
    let run = run([1, 100, 2, 3], Duration::from_millis(700)).await;
    let alive: usize = run.alive;
    assert!(
        alive == 0,
        "One millisecond after it had returned, {alive} of its tasks were alive. \
         A worker may hang in order 100 or wait at the desk; in both places a task goes on until somebody ends it."
    );
}
