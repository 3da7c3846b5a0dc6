use std::hash::{BuildHasher, RandomState};
use std::time::Duration;

use futures::future::join_all;
use tokio::time::{sleep, timeout};

use super::support::{Db, DbError};
use super::with_session;

fn random() -> u64 {
    RandomState::new().hash_one(())
}

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
    let callers = (0..10).map(|n| {
        let limit = Duration::from_secs(if n % 3 == 0 { 1 } else { 60 });
        let with_session = with_session(&db, async move |session| {
            session.execute("insert").await;
            match n % 3 {
                0 => sleep(Duration::from_secs(100)).await,
                1 => return Err(DbError::Constraint),
                _ => {}
            }
            Ok(n)
        });
        timeout(limit, with_session)
    });
    let results = join_all(callers).await;
    let seen: Vec<Option<Result<i32, DbError>>> = results.into_iter().map(Result::ok).collect();
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
    assert!(
        begun == released && committed == 3 && rolled_back == 3,
        "Ten callers: {begun} sessions begun, {released} released, {committed} committed, {rolled_back} rolled back."
    );
}

#[tokio::test(start_paused = true)]
async fn the_value_may_be_anything() {
    let db = Db::with_one_connection();
    let name = String::from("Ada");
    let value: Result<String, DbError> = with_session(&db, async |session| {
        session.execute("insert").await;
        Ok(name)
    })
    .await;
    assert!(
        value == Ok("Ada".to_owned()),
        "The body returned `Ok(\"Ada\")`, and `with_session` returned `{value:?}`."
    );
}
