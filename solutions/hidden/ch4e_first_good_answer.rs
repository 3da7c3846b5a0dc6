use std::time::Duration;

use tokio::time::{Instant, sleep, timeout};
use workbook_harness::saw;

use super::first_good;
use super::support::{Mirror, MirrorError, mirrors};

fn random(below: u64) -> u64 {
    workbook_harness::random() % below
}

async fn asked(mirrors: &[Mirror]) -> (Result<String, Vec<MirrorError>>, Duration) {
    let start = Instant::now();
    let answer = timeout(Duration::from_secs(60), first_good(mirrors)).await;
    let answer = answer.unwrap_or_else(|_| panic!("`first_good` had not returned after 60 s."));
    (answer, start.elapsed())
}

#[tokio::test(start_paused = true)]
async fn the_fastest_of_those_that_work_wins() {
    for _ in 0..30 {
        let n_mirrors = 1 + random(20) as usize;
        // Times that differ, so that there is one fastest.
        let mut times: Vec<i64> = (0..n_mirrors)
            .map(|n| 25 * (1 + random(20) as i64) + n as i64)
            .map(|ms| if random(2) == 0 { -ms } else { ms })
            .collect();
        let winner = random(n_mirrors as u64) as usize;
        times[winner] = 24;
        let (mirrors, counts) = mirrors(&times);
        let (answer, elapsed) = asked(&mirrors).await;
        sleep(Duration::from_millis(1)).await;
        let n_running: usize = counts.n_running();
        assert!(
            answer == Ok(format!("from mirror {}", winner + 1))
                && elapsed == Duration::from_millis(24)
                && n_running == 0,
            "Mirror {} of {n_mirrors} answered after 24 ms, before all others. `first_good` returned {answer:?} \
             after {elapsed:?}, and {n_running} requests went on.",
            winner + 1
        );
        saw(&(answer, elapsed, n_running));
    }
}

#[tokio::test(start_paused = true)]
async fn the_slowest_may_be_the_only_one() {
    let begin = random(5) as usize;
    for place in (0..5).map(|n| (begin + n) % 5) {
        let mut times = [-10, -20, -30, -40, -50];
        times[place] = 400;
        let (mirrors, _) = mirrors(&times);
        let (answer, elapsed) = asked(&mirrors).await;
        assert!(
            answer == Ok(format!("from mirror {}", place + 1))
                && elapsed == Duration::from_millis(400),
            "Only mirror {} answers, after 400 ms. `first_good` returned {answer:?} after {elapsed:?}.",
            place + 1
        );
        saw(&(answer, elapsed));
    }
}

#[tokio::test(start_paused = true)]
async fn any_number_of_errors_comes_in_order() {
    for n_mirrors in [1, 2, 3 + random(20) as u32, 29] {
        let times: Vec<i64> = (0..n_mirrors).map(|_| -1 - random(500) as i64).collect();
        let (mirrors, _) = mirrors(&times);
        let (answer, _) = asked(&mirrors).await;
        let expected: Vec<MirrorError> = (1..=n_mirrors).map(MirrorError).collect();
        assert!(
            answer == Err(expected),
            "All of {n_mirrors} mirrors failed. `first_good` returned not every error in order."
        );
        saw(&answer);
    }
}
