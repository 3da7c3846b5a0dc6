use std::time::Duration;

use futures::future::join_all;
use tokio::time::{sleep, timeout};
use workbook_harness::{random, saw};

use super::support::{Db, DbError};
use super::with_session;

#[tokio::test(start_paused = true)]
async fn whenever_the_caller_gives_up_the_connection_is_free_at_once() {
    for _ in 0..20 {
        let db = Db::with_one_connection();
        // Insert and commit or rollback take 10 ms each.
        let limit = Duration::from_millis(1 + random() % 18);
        let is_ok = random() % 2 == 0;
        let with_session = with_session(&db, async |session| {
            session.execute("insert").await;
            if is_ok {
                Ok(7)
            } else {
                Err(DbError::Constraint)
            }
        });
        let given_up = timeout(limit, with_session).await.is_err();
        let diary: Vec<String> = db.diary();
        let released = diary.iter().filter(|line| *line == "release").count();
        let next = timeout(Duration::from_millis(1), db.begin()).await;
        // Whoever gives up at the very end of the insert may come before or after it.
        let is_clear = limit != Duration::from_millis(10);
        let is_inserted = is_clear && diary.iter().any(|line| line == "insert");
        saw(&(limit, given_up, is_inserted, released, next.is_ok()));
        assert!(
            given_up && released == 1 && next.is_ok(),
            "The caller gave up after {limit:?}. The diary: {}.",
            diary.join(", ")
        );
    }
}

#[tokio::test(start_paused = true)]
async fn ten_callers_share_the_connection() {
    let db = Db::with_one_connection();
    let data: Vec<u64> = (0..10).map(|_| random()).collect();
    let callers = (0..10).zip(data).map(|(n, data)| {
        let limit = Duration::from_secs(if n % 3 == 0 { 1 } else { 60 });
        let with_session = with_session(&db, async move |session| {
            session.execute("insert").await;
            match n % 3 {
                0 => sleep(Duration::from_secs(100)).await,
                1 => return Err(DbError::Constraint),
                _ => {}
            }
            Ok((n, data))
        });
        timeout(limit, with_session)
    });
    let results = join_all(callers).await;
    let results: Vec<Option<Result<(i32, u64), DbError>>> =
        results.into_iter().map(Result::ok).collect();
    saw(&results);
    let seen: Vec<Option<Result<i32, DbError>>> = results
        .into_iter()
        .map(|result| result.map(|result| result.map(|(n, _)| n)))
        .collect();
    let expected: Vec<Option<Result<i32, DbError>>> = (0..10)
        .map(|n| match n % 3 {
            0 => None,
            1 => Some(Err(DbError::Constraint)),
            _ => Some(Ok(n)),
        })
        .collect();
    assert!(
        seen == expected,
        "Every third of ten callers gave up, every third failed; they got {seen:?}."
    );
    // Those who gave up at 1 s while they waited for the connection never began.
    let diary: Vec<String> = db.diary();
    let count = |what: &str| diary.iter().filter(|line| *line == what).count();
    let (begun, released) = (count("begin"), count("release"));
    let (committed, rolled_back) = (count("commit"), count("rollback"));
    saw(&(committed, rolled_back));
    assert!(
        begun == released && committed == 3 && rolled_back == 3,
        "Ten callers: {begun} sessions begun, {released} released, {committed} committed, {rolled_back} rolled back."
    );
}

#[tokio::test(start_paused = true)]
async fn the_value_may_be_anything() {
    let db = Db::with_one_connection();
    let (name, number) = (String::from("Ada"), random());
    let value: Result<(String, u64), DbError> = with_session(&db, async |session| {
        session.execute("insert").await;
        Ok((name, number))
    })
    .await;
    saw(&value);
    let value: Result<String, DbError> = value.map(|(name, _)| name);
    assert!(
        value == Ok("Ada".to_owned()),
        "The body returned `Ok(\"Ada\")`, and `with_session` returned `{value:?}`."
    );
}
