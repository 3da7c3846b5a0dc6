use std::time::Duration;

use sqlx::SqlitePool;
use tokio::time::timeout;

use super::process_users;
use super::support::{ProcessError, Report, calls, database, greetings};

// The database answers from a thread of its own, so these tests run on the real clock.
// No time is a criterion; the limit below only ends what hangs.
const LIMIT: Duration = Duration::from_secs(5);

/// Longer than the table allows.
const LONG_NAME: &str = "Augusta Ada King, Countess of Lovelace";

async fn processed(pool: &SqlitePool) -> Report {
    let Ok(result) = timeout(LIMIT, process_users(pool)).await else {
        panic!("`process_users` had not ended after 5 real seconds.");
    };
    match result {
        Ok(report) => report,
        Err(error) => panic!(
            "`process_users` returned an error: {error}. \
             All users can be read here, and the pool has one connection: a report is expected."
        ),
    }
}

/// The ids of those who failed, with the errors as texts.
fn failed(report: &Report) -> Vec<(i64, String)> {
    let failed = report.failed.iter();
    failed
        .map(|(id, error): &(i64, ProcessError)| (*id, error.to_string()))
        .collect()
}

#[tokio::test]
async fn every_user_is_processed() {
    let pool = database(&["Ada", "Bob", "Grace"]);
    let report = processed(&pool).await;
    let greetings: Vec<String> = greetings(&pool).await.expect("a free connection");
    assert!(
        greetings == ["Hello Ada", "Hello Bob", "Hello Grace"],
        "For Ada, Bob and Grace the database has the greetings {greetings:?}. One for each is expected, in this order."
    );
    let ids: Vec<i64> = report.processed.clone();
    assert!(
        ids == [1, 2, 3] && report.failed.is_empty(),
        "The users 1, 2 and 3 have names that fit. The report has {ids:?} as processed, \
         and {} as failed; [1, 2, 3] and none are expected.",
        report.failed.len()
    );
}

#[tokio::test]
async fn a_failing_user_does_not_stop_the_others() {
    let pool = database(&["Ada", "", "Grace"]);
    let report = processed(&pool).await;
    let greetings: Vec<String> = greetings(&pool).await.expect("a free connection");
    assert!(
        greetings == ["Hello Ada", "Hello Grace"],
        "User 2 of 3 has no name and fails. The database has the greetings {greetings:?}; \
         Ada and Grace are to be greeted all the same."
    );
    let ids: Vec<i64> = report.processed.clone();
    assert!(
        ids == [1, 3],
        "User 2 of 3 fails. The report has {ids:?} as processed; [1, 3] is expected."
    );
}

#[tokio::test]
async fn who_failed_is_reported_with_the_error() {
    let pool = database(&["", "Ada", LONG_NAME]);
    let report = processed(&pool).await;
    let failed: Vec<(i64, String)> = failed(&report);
    let ids: Vec<i64> = failed.iter().map(|(id, _)| *id).collect();
    assert!(
        ids == [1, 3],
        "User 1 has no name, and the table refuses the greeting of user 3. \
         The report has {ids:?} as failed; [1, 3] is expected."
    );
    let [(_, first), (_, third)] = failed.as_slice() else {
        panic!(
            "The report has {} failures; two are expected.",
            failed.len()
        );
    };
    assert!(
        first == "has no name" && third.contains("CHECK constraint"),
        "User 1 has no name, and the table refuses the greeting of user 3. \
         The errors reported are `{first}` and `{third}`: not those that `process_user` returned."
    );
}

#[tokio::test]
async fn each_user_is_processed_once_in_the_order_of_the_ids() {
    let pool = database(&["Ada", "", LONG_NAME, "Grace"]);
    processed(&pool).await;
    let calls: Vec<i64> = calls(&pool).await.expect("a free connection");
    assert!(
        calls == [1, 2, 3, 4],
        "`process_user` was called for the users {calls:?}. Once for each of the four, \
         in the order of their ids, is expected."
    );
}

#[tokio::test]
async fn users_that_cannot_be_read_are_an_error() {
    let pool = database(&["Ada"]);
    sqlx::query("drop table users")
        .execute(&pool)
        .await
        .expect("a table to drop");
    let Ok(result) = timeout(LIMIT, process_users(&pool)).await else {
        panic!("`process_users` had not ended after 5 real seconds.");
    };
    assert!(
        result.is_err(),
        "The table `users` was gone, and `process_users` returned `Ok` with {} users in the report. \
         An `Err` is expected: nobody was processed because nobody was found.",
        result.map_or(0, |report| report.processed.len() + report.failed.len())
    );
}
