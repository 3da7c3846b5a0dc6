use std::time::Duration;

use tokio::time::{Instant, sleep, timeout};
use workbook_harness::saw;

use super::fetch_parts;
use super::support::{Down, Service, services};

fn random(below: u64) -> u64 {
    workbook_harness::random() % below
}

async fn fetched(services: &[Service]) -> (Result<Vec<String>, Down>, Duration) {
    let start = Instant::now();
    let result = timeout(Duration::from_secs(60), fetch_parts(services)).await;
    let result = result.unwrap_or_else(|_| panic!("`fetch_parts` had not returned after 60 s."));
    (result, start.elapsed())
}

#[tokio::test(start_paused = true)]
async fn any_number_of_services_with_one_that_fails() {
    for _ in 0..30 {
        let n_services = 1 + random(100) as usize;
        let failing = random(n_services as u64) as usize;
        let mut times: Vec<i64> = (0..n_services).map(|_| 200 + random(300) as i64).collect();
        let fails_at = 1 + random(150);
        times[failing] = -(fails_at as i64);
        let (services, counts) = services(&times);
        let (result, elapsed) = fetched(&services).await;
        sleep(Duration::from_millis(1)).await;
        let n_running: usize = counts.n_running();
        assert!(
            result == Err(Down(failing as u32 + 1))
                && elapsed == Duration::from_millis(fails_at)
                && n_running == 0,
            "Service {} of {n_services} failed after {fails_at} ms. `fetch_parts` returned after {elapsed:?}, \
             and {n_running} requests went on.",
            failing + 1
        );
        saw(&(result, elapsed, n_running));
    }
}

#[tokio::test(start_paused = true)]
async fn any_number_of_services_that_all_answer() {
    for n_services in [0, 1, 2, 29, 30, 31, 64] {
        let times: Vec<i64> = (0..n_services).map(|_| 1 + random(500) as i64).collect();
        let (services, _) = services(&times);
        let (result, elapsed) = fetched(&services).await;
        let expected: Vec<String> = (1..=n_services).map(|n| format!("part {n}")).collect();
        let slowest = Duration::from_millis(times.iter().max().map_or(0, |ms| *ms as u64));
        assert!(
            result == Ok(expected) && elapsed == slowest,
            "{n_services} services answered, the slowest after {slowest:?}. \
             `fetch_parts` returned after {elapsed:?}, or not all parts in order."
        );
        saw(&(result, elapsed));
    }
}

#[tokio::test(start_paused = true)]
async fn a_caller_who_leaves_takes_the_requests_along() {
    let times: Vec<i64> = vec![500; 31 + random(30) as usize];
    let (services, counts) = services(&times);
    let left = timeout(Duration::from_millis(100), fetch_parts(&services)).await;
    sleep(Duration::from_millis(1)).await;
    let n_running: usize = counts.n_running();
    assert!(
        left.is_err() && n_running == 0,
        "The caller left after 100 ms of 500, and {n_running} requests went on."
    );
    saw(&(times.len(), left.is_err(), n_running));
}
