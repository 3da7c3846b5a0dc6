use std::time::Duration;

use tokio::time::{Instant, timeout};

use super::import;
use super::support::{Log, Site};

/// Imports users whose lookups take so many steps of 100 ms; says what happened, and how long it took.
async fn imported(steps: &[u32]) -> (Log, Duration) {
    let site = Site::new(steps);
    let ids: Vec<usize> = (0..steps.len()).collect();
    let start = Instant::now();
    let result = timeout(Duration::from_secs(120), import(&site, &ids)).await;
    assert!(
        result.is_ok(),
        "`import` had not returned after 120 s. {} users of one second each take less.",
        steps.len()
    );
    (site.log(), start.elapsed())
}

const MANY: [u32; 12] = [1, 2, 4, 3, 1, 4, 4, 2, 1, 3, 4, 4];

#[tokio::test(start_paused = true)]
async fn no_lookup_runs_into_its_limit() {
    for steps in [&[1, 3, 4, 2][..], &MANY] {
        let (log, _) = imported(steps).await;
        let n_users = steps.len();
        let n_timed_out = log.timed_out.len();
        assert!(
            n_timed_out == 0,
            "With {n_users} users, {n_timed_out} lookups ran into the limit of 500 ms. \
             None takes more than 400 ms, if it is polled whenever its timer has fired."
        );
    }
}

#[tokio::test(start_paused = true)]
async fn at_most_3_lookups_run_at_once() {
    let (log, _) = imported(&MANY).await;
    let most = log.most_lookups;
    assert!(
        most <= 3,
        "With 12 users, {most} lookups ran at once; at most 3 may."
    );
}

#[tokio::test(start_paused = true)]
async fn users_are_saved_one_at_a_time_in_order() {
    let (log, _) = imported(&MANY).await;
    let most = log.most_saving;
    assert!(
        most <= 1,
        "With 12 users, {most} were being saved at once; one at a time is allowed."
    );
    assert!(
        log.saved.is_sorted(),
        "Users 0 to 11 were saved in the order {:?}. Expected is the order of `ids`.",
        log.saved
    );
    let n_missing = MANY.len() - log.saved.len();
    assert!(
        n_missing == log.timed_out.len(),
        "With 12 users, {n_missing} were not saved; {} lookups had run into the limit. \
         Whoever is found is saved.",
        log.timed_out.len()
    );
}

#[tokio::test(start_paused = true)]
async fn saving_begins_when_the_first_user_is_there() {
    let (log, _) = imported(&[1, 3, 4, 2]).await;
    let first = log.first_save.unwrap_or_default();
    assert!(
        first == Duration::from_millis(100),
        "With 4 users, the first was there after 100 ms. The first saving began after {first:?}. \
         It need not wait for the other users."
    );
}

#[tokio::test(start_paused = true)]
async fn lookups_go_on_while_a_user_is_saved() {
    let (log, elapsed) = imported(&[1, 3, 4, 2]).await;
    let n_timed_out = log.timed_out.len();
    assert!(
        n_timed_out == 0,
        "Not judged: {n_timed_out} lookups ran into their limit. See the test about that."
    );
    assert!(
        elapsed == Duration::from_millis(4100),
        "4 users took {elapsed:?}. Expected are 4.1s: 100 ms until the first is found, \
         then 4 times one second of saving. The other lookups have to be finished meanwhile."
    );
}
