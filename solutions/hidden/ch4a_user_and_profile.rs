use std::time::Duration;

use tokio::task::yield_now;
use tokio::time::{Instant, sleep, timeout};
use workbook_harness::{random, saw};

use super::fetch_user_and_profile;
use super::support::{DbError, FIRST_UNKNOWN, FIRST_WITHOUT_PROFILE, Pool, Profile, User};

const MINUTE: Duration = Duration::from_secs(60);

fn random_ms() -> u64 {
    1 + random() % 1000
}

/// An id of a user with a profile.
fn random_id() -> u32 {
    1 + (random() % u64::from(FIRST_WITHOUT_PROFILE - 1)) as u32
}

/// Whose rows these are. What else is in them is another in each process.
fn ids_of(result: &Result<(User, Profile), DbError>) -> Option<(u32, u32)> {
    let (user, profile) = result.as_ref().ok()?;
    Some((user.id, profile.user_id))
}

/// What `fetch_user_and_profile` returns, and after how long.
async fn fetched(pool: &Pool, id: u32) -> (Result<(User, Profile), DbError>, Duration) {
    let start = Instant::now();
    let result = timeout(MINUTE, fetch_user_and_profile(pool, id)).await;
    let result: Result<(User, Profile), DbError> =
        result.unwrap_or_else(|_| panic!("`fetch_user_and_profile` had not returned after 60 s."));
    (result, start.elapsed())
}

#[tokio::test(start_paused = true)]
async fn the_slower_row_sets_the_time() {
    for _ in 0..20 {
        let (user_ms, profile_ms) = (random_ms(), random_ms());
        let time = Duration::from_millis;
        let pool = Pool::with_times(2, time(user_ms), time(profile_ms));
        let id = random_id();
        let (result, elapsed) = fetched(&pool, id).await;
        assert!(
            result == Ok(pool.rows(id)) && elapsed == time(user_ms.max(profile_ms)),
            "Rows of {user_ms} and {profile_ms} ms took {elapsed:?} with two connections; \
             the slower one sets the time."
        );
        yield_now().await;
        let n_free: usize = pool.n_free();
        assert!(
            n_free == 2,
            "Afterwards {n_free} of 2 connections were free."
        );
        saw(&(ids_of(&result), elapsed, n_free));
    }
}

#[tokio::test(start_paused = true)]
async fn a_failed_profile_drops_the_users_query() {
    let pool = Pool::with_times(2, Duration::from_secs(5), Duration::from_millis(30));
    let id = FIRST_WITHOUT_PROFILE + (random() % 100) as u32;
    let (result, elapsed) = fetched(&pool, id).await;
    yield_now().await;
    let n_running: usize = pool.n_running();
    assert!(
        result == Err(DbError::NoProfile(id))
            && elapsed == Duration::from_millis(30)
            && n_running == 0,
        "The profile was missing after 30 ms, the user's row takes 5 s. It returned after {elapsed:?}, \
         and {n_running} queries were running."
    );
    saw(&(result.err(), elapsed, n_running));
}

#[tokio::test(start_paused = true)]
async fn three_fetches_share_two_connections() {
    let pool = Pool::with_connections(2);
    let (first_id, second_id) = (random_id(), random_id());
    let start = Instant::now();
    let together = async {
        tokio::join!(
            fetch_user_and_profile(&pool, first_id),
            fetch_user_and_profile(&pool, second_id),
            fetch_user_and_profile(&pool, FIRST_UNKNOWN + 1)
        )
    };
    let results = timeout(MINUTE, together).await;
    let (first, second, third) = results.unwrap_or_else(|_| {
        panic!("Three fetches on two connections had not returned after 60 s.")
    });
    let elapsed = start.elapsed();
    assert!(
        first == Ok(pool.rows(first_id)) && second == Ok(pool.rows(second_id)) && third.is_err(),
        "Of three fetches on two connections one had to fail; the others get their own rows."
    );
    assert!(
        elapsed <= Duration::from_millis(500),
        "Three fetches on two connections took {elapsed:?}; their queries take 750 ms in all."
    );
    saw(&(ids_of(&first), ids_of(&second), third.is_err()));
}

#[tokio::test(start_paused = true)]
async fn a_caller_who_leaves_takes_the_queries_along() {
    let pool = Pool::with_connections(5);
    let id = random_id();
    let left = timeout(Duration::from_millis(50), fetch_user_and_profile(&pool, id)).await;
    sleep(Duration::from_millis(1)).await;
    let (n_running, n_free): (usize, usize) = (pool.n_running(), pool.n_free());
    assert!(
        left.is_err() && n_running == 0 && n_free == 5,
        "The caller left after 50 ms. Then {n_running} queries were running, and {n_free} of 5 connections free."
    );
    saw(&(id, left.is_err(), n_running, n_free));
}
