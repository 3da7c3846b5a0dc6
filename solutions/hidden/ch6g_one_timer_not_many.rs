use std::time::Duration;

use tokio::sync::mpsc;
use tokio::time::{Instant, sleep, timeout};
use workbook_harness::{random, saw};

use super::collect;

#[tokio::test(start_paused = true)]
async fn updates_at_random_times_are_collected_until_the_second_is_over() {
    for _ in 0..20 {
        let (tx, mut rx) = mpsc::channel(64);
        let mut expected = Vec::new();
        let mut at = 0;
        let times: Vec<u64> = (0..60).map(|_| 2 * (1 + random() % 200)).collect();
        for (update, pause) in (0..).zip(&times) {
            at += pause + 1; // odd and even ends, but never at the limit itself
            at += u64::from(at == 1000);
            if at < 1000 {
                expected.push(update);
            }
        }
        tokio::spawn(async move {
            let (start, mut at) = (Instant::now(), 0);
            for (update, pause) in (0..).zip(&times) {
                at += pause + 1;
                at += u64::from(at == 1000);
                tokio::time::sleep_until(start + Duration::from_millis(at)).await;
                if tx.send(update).await.is_err() {
                    return;
                }
            }
        });
        let start = Instant::now();
        let collected = timeout(Duration::from_secs(3600), collect(&mut rx)).await;
        let (collected, elapsed): (Vec<u32>, Duration) =
            (collected.unwrap_or_default(), start.elapsed());
        assert!(
            collected == expected && elapsed == Duration::from_secs(1),
            "{} of 60 random updates came within the second; {} were returned, after {elapsed:?}.",
            expected.len(),
            collected.len()
        );
        saw(&(&collected, elapsed));
    }
}

#[tokio::test(start_paused = true)]
async fn a_slow_start_does_not_shorten_the_second() {
    let (tx, mut rx) = mpsc::channel::<u32>(1);
    let collecting = collect(&mut rx);
    sleep(Duration::from_millis(700)).await;
    let start = Instant::now();
    let collected = timeout(Duration::from_secs(3600), collecting).await;
    let elapsed: Duration = start.elapsed();
    assert!(
        collected.is_ok(),
        "An hour after its first poll it was still collecting."
    );
    drop(tx);
    assert!(
        elapsed == Duration::from_secs(1),
        "Made at 0 and polled from 700 ms on, it returned {elapsed:?} after its first poll: 1s is expected."
    );
    saw(&elapsed);
}
