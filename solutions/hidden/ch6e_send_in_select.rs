use std::time::Duration;

use tokio::sync::mpsc;
use tokio::time::{Instant, sleep, timeout};
use workbook_harness::{random, saw};

use super::forward;
use super::support::{BEAT, Monitor};

#[tokio::test(start_paused = true)]
async fn whatever_the_receiver_does_every_update_arrives() {
    for _ in 0..20 {
        let room = 1 + (random() % 4) as usize;
        let sent: Vec<u32> = (0..40).map(|_| random() as u32).collect();
        let (tx, mut rx) = mpsc::channel(room);
        let monitor = Monitor::new();
        let receiving = async {
            sleep(Duration::from_millis(30)).await;
            let mut arrived = Vec::new();
            while let Some(update) = rx.recv().await {
                arrived.push(update);
                sleep(Duration::from_millis(50 * (random() % 8))).await;
            }
            arrived
        };
        let start = Instant::now();
        let forwarding = async {
            forward(sent.clone(), tx, monitor.clone()).await;
            start.elapsed()
        };
        let both = async { tokio::join!(forwarding, receiving) };
        let both = timeout(Duration::from_secs(3600), both).await.ok();
        let (ended, arrived): (Option<Duration>, Option<Vec<u32>>) = both.unzip();
        let shown = arrived.as_ref().map_or(0, Vec::len);
        assert!(
            arrived == Some(sent),
            "Of 40 random updates through a channel with room for {room}, {shown} arrived. Expected are all, once and in order."
        );
        let last_digits: Vec<u32> = arrived.iter().flatten().map(|n| n % 1000).collect();
        saw(&last_digits);
        let ended = ended.unwrap_or_default();
        let beats = monitor.beats();
        let beats: Vec<Duration> = beats.into_iter().filter(|beat| !beat.is_zero()).collect();
        let due = (ended.as_millis() / BEAT.as_millis()) as u32;
        let due: Vec<Duration> = (1..=due).map(|n| n * BEAT).collect();
        assert!(
            beats == due,
            "All was sent after {ended:?}. Until then a beat is due every 100ms, {} in all; there were {}: {beats:?}.",
            due.len(),
            beats.len()
        );
    }
}

#[tokio::test(start_paused = true)]
async fn nothing_to_send_ends_at_once() {
    let (tx, mut rx) = mpsc::channel::<u32>(1);
    let ended = timeout(
        Duration::from_millis(1),
        forward(Vec::new(), tx, Monitor::new()),
    )
    .await;
    assert!(
        ended.is_ok(),
        "Nothing was to be sent, and it did not end at once."
    );
    let arrived: Option<u32> = rx.recv().await;
    assert!(
        arrived.is_none(),
        "Nothing was to be sent, and something arrived: {arrived:?}."
    );
    saw(&arrived);
}
