use std::time::Duration;

use tokio::task::yield_now;
use tokio::time::{Instant, sleep, timeout};

use super::fetch_user_and_profile;
use super::support::{DbError, FIRST_UNKNOWN, FIRST_WITHOUT_PROFILE, Pool, Profile, User};

const MINUTE: Duration = Duration::from_secs(60);

/// What `fetch_user_and_profile` returns, and after how long.
async fn fetched(pool: &Pool, id: u32) -> (Result<(User, Profile), DbError>, Duration) {
    let start = Instant::now();
    let result = timeout(MINUTE, fetch_user_and_profile(pool, id)).await;
    let result: Result<(User, Profile), DbError> = result.unwrap_or_else(|_| {
        panic!(
            "`fetch_user_and_profile` had not returned after 60 s. Both rows in turn take 250 ms."
        )
    });
    (result, start.elapsed())
}

#[tokio::test(start_paused = true)]
async fn both_together_take_150_ms() {
    let pool = Pool::with_connections(5);
    let (result, elapsed) = fetched(&pool, 1).await;
    assert!(
        result.is_ok() && elapsed == Duration::from_millis(150),
        "User 1 and the profile took {elapsed:?}. The rows take 100 and 150 ms. \
         One after the other they take 250 ms, at the same time 150 ms."
    );
}

#[tokio::test(start_paused = true)]
async fn the_rows_are_the_databases() {
    for id in [1, 2, 7] {
        let pool = Pool::with_connections(5);
        let (result, _) = fetched(&pool, id).await;
        let expected: (User, Profile) = pool.rows(id);
        let seen = result.ok();
        assert!(
            seen.as_ref() == Some(&expected),
            "For user {id} `fetch_user_and_profile` returned {}. The database has {} in {}.",
            seen.map_or("an error".to_owned(), |(user, profile)| format!(
                "{} in {}",
                user.name, profile.city
            )),
            expected.0.name,
            expected.1.city
        );
        let mut asked: Vec<&str> = pool.asked();
        asked.sort_unstable();
        assert!(
            asked == ["profile", "user"],
            "For user {id} the database was asked for {asked:?}. It has to be asked once for each row."
        );
    }
}

#[tokio::test(start_paused = true)]
async fn a_missing_user_returns_after_100_ms() {
    let pool = Pool::with_connections(5);
    let (result, elapsed) = fetched(&pool, FIRST_UNKNOWN).await;
    assert!(
        result == Err(DbError::NoUser(FIRST_UNKNOWN)),
        "There is no user {FIRST_UNKNOWN}, and the query for the row says so. \
         `fetch_user_and_profile` returned {}.",
        result.map_or_else(|error| error.to_string(), |_| "two rows".to_owned())
    );
    assert!(
        elapsed == Duration::from_millis(100),
        "The user's query failed at 100 ms, and `fetch_user_and_profile` returned after {elapsed:?}. \
         With an error the other row is of no use: return at once."
    );
}

#[tokio::test(start_paused = true)]
async fn after_an_error_no_query_goes_on() {
    let pool = Pool::with_connections(5);
    let (result, _) = fetched(&pool, FIRST_UNKNOWN).await;
    assert!(
        result.is_err(),
        "Not judged: `fetch_user_and_profile` returned no error for user {FIRST_UNKNOWN}, whom the database does not have."
    );
    yield_now().await;
    let (n_running, n_free): (usize, usize) = (pool.n_running(), pool.n_free());
    assert!(
        n_running == 0 && n_free == 5,
        "After the error for the missing user {n_running} queries were still running, \
         and {n_free} of 5 connections were free. What is left of a failed fetch keeps nothing."
    );
    let (result, _) = fetched(&pool, FIRST_WITHOUT_PROFILE).await;
    assert!(
        result == Err(DbError::NoProfile(FIRST_WITHOUT_PROFILE)),
        "User {FIRST_WITHOUT_PROFILE} has no profile. `fetch_user_and_profile` returned {}.",
        result.map_or_else(|error| error.to_string(), |_| "two rows".to_owned())
    );
}

#[tokio::test(start_paused = true)]
async fn one_connection_is_enough() {
    let pool = Pool::with_connections(1);
    let start = Instant::now();
    let result = timeout(MINUTE, fetch_user_and_profile(&pool, 1)).await;
    let elapsed = start.elapsed();
    assert!(
        result.is_ok(),
        "With a pool of one connection `fetch_user_and_profile` had not returned after 60 s. \
         Who waits for a connection while it keeps another may wait for ever."
    );
    assert!(
        result.is_ok_and(|result| result.is_ok()) && elapsed == Duration::from_millis(250),
        "With a pool of one connection it took {elapsed:?}. The two rows then come in turn: 100 + 150 ms."
    );
    sleep(Duration::from_millis(1)).await;
    let n_free: usize = pool.n_free();
    assert!(
        n_free == 1,
        "Afterwards {n_free} of 1 connections were free. A connection goes back when it is dropped."
    );
}
