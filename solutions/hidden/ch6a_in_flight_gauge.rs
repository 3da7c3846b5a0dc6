use std::time::Duration;

use futures::future::join_all;
use tokio::time::{sleep, timeout};
use workbook_harness::{random, saw};

use super::support::{Gauge, ServerDown, broken_fetch, fetch};
use super::tracked;

#[tokio::test(start_paused = true)]
async fn the_gauge_counts_whatever_runs() {
    for _ in 0..20 {
        let gauge = Gauge::default();
        let ends: Vec<u64> = (0..10).map(|_| 1 + 2 * (random() % 50)).collect();
        let patience: Vec<u64> = (0..10).map(|_| 1 + 2 * (random() % 50)).collect();
        let requests = join_all((0..10).map(|n| {
            let end = ends[n];
            let request = async move {
                if n % 2 == 0 {
                    fetch("Ada", end).await
                } else {
                    broken_fetch(end).await
                }
            };
            let patience = Duration::from_millis(patience[n]);
            timeout(patience, tracked(&gauge, request))
        }));
        let look = async {
            sleep(Duration::from_millis(30)).await;
            gauge.value()
        };
        let (_, value) = tokio::join!(requests, look);
        let expected = (0..10).filter(|&n| ends[n].min(patience[n]) > 30).count() as i64;
        let (at_the_end, lowest): (i64, i64) = (gauge.value(), gauge.lowest());
        saw(&(value, at_the_end, lowest));
        assert!(
            value == expected && at_the_end == 0 && lowest == 0,
            "At 30ms {expected} of ten requests ran, and the gauge read {value}; \
             at the end it read {at_the_end}, and its lowest was {lowest}."
        );
    }
}

#[tokio::test(start_paused = true)]
async fn an_aborted_task_counts_down_too() {
    let gauge = Gauge::default();
    let shown = gauge.clone();
    let end = 20 + random() % 1_000;
    let task = tokio::spawn(async move {
        let _answer: Result<String, ServerDown> = tracked(&shown, fetch("Ada", end)).await;
    });
    sleep(Duration::from_millis(10)).await;
    let before: i64 = gauge.value();
    task.abort();
    let _ = task.await;
    let after: i64 = gauge.value();
    saw(&(end, before, after));
    assert!(
        before == 1 && after == 0,
        "A task with one request was aborted: the gauge read {before} before and {after} afterwards."
    );
}
