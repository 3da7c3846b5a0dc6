use std::time::Duration;

use tokio::sync::mpsc;
use tokio::time::{Instant, sleep, timeout};

use super::forward;
use super::support::Monitor;

const MINUTE: Duration = Duration::from_secs(60);

/// What came of a run.
struct Run {
    arrived: Vec<u32>,
    beats: Vec<Duration>,
    /// When `forward` had ended.
    ended: Duration,
}

/// Forwards updates to a receiver that takes one at 30 ms, 280 ms, 530 ms and so on.
async fn run(updates: Vec<u32>, room: usize) -> Run {
    let (tx, mut rx) = mpsc::channel(room);
    let (start, monitor) = (Instant::now(), Monitor::new());
    let forwarding = async {
        forward(updates, tx, monitor.clone()).await;
        start.elapsed()
    };
    let receiving = async {
        sleep(Duration::from_millis(30)).await;
        let mut arrived = Vec::new();
        while let Some(update) = rx.recv().await {
            arrived.push(update);
            sleep(Duration::from_millis(250)).await;
        }
        arrived
    };
    let both = timeout(MINUTE, async { tokio::join!(forwarding, receiving) }).await;
    let Ok((ended, arrived)) = both else {
        panic!(
            "After a minute either `forward` had not ended or the channel was still open. \
             The receiver takes an update every 250 ms, and it ends when every `Sender` is dropped."
        );
    };
    Run {
        arrived,
        beats: monitor.beats(),
        ended,
    }
}

#[tokio::test(start_paused = true)]
async fn every_update_arrives_once_and_in_order() {
    let sent = vec![1, 2, 3, 4, 5];
    let arrived: Vec<u32> = run(sent.clone(), 1).await.arrived;
    assert!(
        arrived == sent,
        "Sent {sent:?}, arrived {arrived:?}, through a channel with room for one. \
         What becomes of an update that waits for room when the ticker's branch wins?"
    );
}

#[tokio::test(start_paused = true)]
async fn many_updates_arrive_too() {
    let sent: Vec<u32> = (1..=200).collect();
    let arrived: Vec<u32> = run(sent.clone(), 3).await.arrived;
    let missing = sent.iter().filter(|update| !arrived.contains(update));
    let missing = missing.count();
    assert!(
        arrived == sent,
        "Of 200 updates through a channel with room for 3, {} arrived and {missing} never did. \
         Expected are all, once and in order.",
        arrived.len()
    );
}

#[tokio::test(start_paused = true)]
async fn the_monitor_hears_a_beat_every_100_ms() {
    let run = run(vec![1, 2, 3, 4, 5], 1).await;
    let first: Vec<Duration> = (1..=7).map(|n| Duration::from_millis(100 * n)).collect();
    let beats: Vec<Duration> = run.beats;
    let beats: Vec<Duration> = beats.into_iter().filter(|beat| !beat.is_zero()).collect();
    let n_late = beats.iter().filter(|&&beat| beat > run.ended).count();
    assert!(
        n_late == 0,
        "`forward` ended after {:?}, and the monitor heard {n_late} beats after that. \
         They say that updates are still being sent. Something that `forward` began has not ended.",
        run.ended
    );
    assert!(
        beats == first,
        "The last update finds room at 780ms. Until then a beat is due every 100ms, 7 in all; \
         there were {}: {beats:?}.",
        beats.len()
    );
}

#[tokio::test(start_paused = true)]
async fn it_ends_when_the_last_update_is_in_the_channel() {
    let run = run(vec![1, 2, 3, 4, 5], 1).await;
    let ended: Duration = run.ended;
    assert!(
        ended == Duration::from_millis(780),
        "It ended after {ended:?}. With room for one, and one taken at 30, 280, 530 and 780 ms, \
         the fifth update finds room at 780ms: not before, and nothing is left to do after."
    );
}

#[tokio::test(start_paused = true)]
async fn it_ends_when_the_receiver_is_gone() {
    let (tx, mut rx) = mpsc::channel(1);
    let start = Instant::now();
    let forwarding = forward((1..=20).collect(), tx, Monitor::new());
    let receiving = async {
        sleep(Duration::from_millis(250)).await;
        let first = rx.recv().await;
        drop(rx);
        first
    };
    let both = timeout(MINUTE, async { tokio::join!(forwarding, receiving) }).await;
    let elapsed: Duration = start.elapsed();
    assert!(
        both.is_ok(),
        "The receiver was dropped at 250 ms. A minute later `forward` was still running: \
         nobody will ever take an update again."
    );
    assert!(
        (250..=350).contains(&elapsed.as_millis()),
        "The receiver was dropped at 250 ms; `forward` ended after {elapsed:?}. \
         Expected is an end within 100 ms, by 350ms."
    );
}
