use std::time::Duration;

use tokio::sync::mpsc;
use tokio::time::{Instant, sleep, timeout};

use super::collect;

const MINUTE: Duration = Duration::from_secs(60);

/// Collects from a sender that sends 1, 2, 3 and so on, one after each pause;
/// returns what was collected, when, and the receiver.
async fn run(updates: u32, pause: Duration) -> (Vec<u32>, Duration, mpsc::Receiver<u32>) {
    let (tx, mut rx) = mpsc::channel(32);
    tokio::spawn(async move {
        for update in 1..=updates {
            sleep(pause).await;
            if tx.send(update).await.is_err() {
                return;
            }
        }
    });
    let start = Instant::now();
    let collected = timeout(MINUTE, collect(&mut rx)).await;
    let elapsed = start.elapsed();
    let Ok(collected) = collected else {
        panic!(
            "A minute later it was still collecting, from a channel with {updates} updates, one every {pause:?}."
        );
    };
    (collected, elapsed, rx)
}

#[tokio::test(start_paused = true)]
async fn it_returns_after_one_second() {
    let (_, elapsed, _) = run(20, Duration::from_millis(900)).await;
    assert!(
        elapsed == Duration::from_secs(1),
        "With an update every 900 ms it returned after {elapsed:?}. \
         The second counts from the first poll of `collect`, not from an update: 1s is expected."
    );
}

#[tokio::test(start_paused = true)]
async fn it_returns_what_came_within_the_second() {
    let (collected, _, _) = run(20, Duration::from_millis(300)).await;
    let collected: Vec<u32> = collected;
    assert!(
        collected == [1, 2, 3],
        "An update came every 300 ms, three of them within the second; {collected:?} was returned. \
         Expected are the updates 1, 2 and 3."
    );
}

#[tokio::test(start_paused = true)]
async fn silence_does_not_make_it_longer() {
    let (collected, elapsed, _) = run(2, Duration::from_secs(30)).await;
    let collected: Vec<u32> = collected;
    assert!(
        elapsed == Duration::from_secs(1) && collected.is_empty(),
        "The first update was due after 30 s; it returned {collected:?} after {elapsed:?}. \
         Expected is nothing after 1s: the second ends while it waits."
    );
}

#[tokio::test(start_paused = true)]
async fn the_end_of_the_channel_ends_it_at_once() {
    let (collected, elapsed, _) = run(2, Duration::from_millis(200)).await;
    let collected: Vec<u32> = collected;
    assert!(
        collected == [1, 2] && elapsed == Duration::from_millis(400),
        "Two updates came, the second at 400 ms, and the channel ended; \
         it returned {collected:?} after {elapsed:?}. Expected are both after 400ms: nothing more can come."
    );
}

#[tokio::test(start_paused = true)]
async fn what_comes_later_stays_in_the_channel() {
    let (first, _, mut rx) = run(5, Duration::from_millis(300)).await;
    let second = timeout(MINUTE, collect(&mut rx)).await.unwrap_or_default();
    let all: Vec<u32> = [first, second].concat();
    assert!(
        all == [1, 2, 3, 4, 5],
        "Five updates came within 1.5 s, and two calls of `collect` returned {all:?}. \
         The first call leaves 4 and 5 in the channel for the second."
    );
}
