use std::future::pending;
use std::time::Duration;

use tokio::time::timeout;

use super::support::{Db, DbError, Session};
use super::with_session;

const HANGS: Duration = Duration::from_secs(60);

/// What the diary says, as one line.
fn diary(db: &Db) -> String {
    let lines: Vec<String> = db.diary();
    lines.join(", ")
}

/// Waits for a session to end, but not for ever.
async fn ended<T>(session: impl Future<Output = T>) -> T {
    match timeout(HANGS, session).await {
        Ok(value) => value,
        Err(_) => panic!("`with_session` had not ended after 60 virtual seconds."),
    }
}

/// The connection must be free again: the next session begins without waiting.
async fn check_that_the_connection_is_free(db: &Db) {
    let before = diary(db);
    let next = timeout(Duration::from_millis(1), db.begin()).await;
    assert!(
        next.is_ok(),
        "Afterwards nobody could begin a session at once: the only connection is still taken. \
         The diary: {before}."
    );
    if let Ok(mut session) = next {
        session.release();
    }
}

#[tokio::test(start_paused = true)]
async fn ok_commits_then_releases() {
    let db = Db::with_one_connection();
    let with_session = with_session(&db, async |session| {
        session.execute("insert").await;
        Ok(7)
    });
    let value: Result<i32, DbError> = ended(with_session).await;
    let seen = diary(&db);
    assert!(
        value == Ok(7),
        "The body returned `Ok(7)`, and `with_session` returned `{value:?}`."
    );
    assert!(
        seen == "begin, insert, commit, release",
        "The body returned `Ok`. When `with_session` had returned, the diary was: {seen}. \
         Expected: begin, insert, commit, release."
    );
    check_that_the_connection_is_free(&db).await;
}

#[tokio::test(start_paused = true)]
async fn err_rolls_back_then_releases() {
    let db = Db::with_one_connection();
    let with_session = with_session(&db, async |session| {
        session.execute("insert").await;
        Err::<i32, DbError>(DbError::Constraint)
    });
    let value: Result<i32, DbError> = ended(with_session).await;
    let seen = diary(&db);
    assert!(
        value == Err(DbError::Constraint),
        "The body returned `Err(Constraint)`, and `with_session` returned `{value:?}`."
    );
    assert!(
        seen == "begin, insert, rollback, release",
        "The body returned `Err`. When `with_session` had returned, the diary was: {seen}. \
         Expected: begin, insert, rollback, release."
    );
    check_that_the_connection_is_free(&db).await;
}

#[tokio::test(start_paused = true)]
async fn a_failed_commit_is_reported() {
    let db = Db::that_refuses_commits();
    let with_session = with_session(&db, async |_session| Ok(7));
    let value: Result<i32, DbError> = ended(with_session).await;
    let seen = diary(&db);
    assert!(
        value == Err(DbError::Commit),
        "The database refuses every commit, and `with_session` returned `{value:?}`. \
         Nothing was stored, so the caller must hear of it: `Err(Commit)` is expected."
    );
    // A rollback after it does no harm.
    assert!(
        seen == "begin, release" || seen == "begin, rollback, release",
        "The database refuses every commit. Afterwards the diary was: {seen}. Expected: begin, release."
    );
    check_that_the_connection_is_free(&db).await;
}

#[tokio::test(start_paused = true)]
async fn giving_up_in_the_body_releases_at_once() {
    let db = Db::with_one_connection();
    let with_session = with_session(&db, async |session| {
        session.execute("insert").await;
        pending::<Result<i32, DbError>>().await
    });
    let given_up = timeout(Duration::from_millis(50), with_session).await;
    assert!(
        given_up.is_err(),
        "Not judged: the body never ends, but `with_session` ended before its caller gave up at 50ms."
    );
    let seen = diary(&db);
    assert!(
        seen == "begin, insert, release",
        "The caller gave up at 50ms, while the body waited. The diary was: {seen}. \
         Expected: begin, insert, release."
    );
    check_that_the_connection_is_free(&db).await;
}

#[tokio::test(start_paused = true)]
async fn giving_up_during_the_commit_releases_at_once() {
    let db = Db::with_one_connection();
    let with_session = with_session(&db, async |_session| Ok(7));
    let given_up = timeout(Duration::from_millis(5), with_session).await;
    assert!(
        given_up.is_err(),
        "The commit takes 10ms, but `with_session` had returned before its caller gave up at 5ms. \
         It should return when the commit is done."
    );
    let seen = diary(&db);
    assert!(
        seen == "begin, release",
        "The caller gave up at 5ms, in the middle of the commit. The diary was: {seen}. \
         Expected: begin, release."
    );
    check_that_the_connection_is_free(&db).await;
}

#[tokio::test(start_paused = true)]
async fn giving_up_during_the_rollback_releases_at_once() {
    let db = Db::with_one_connection();
    let body = async |_session: &mut Session| Err::<i32, DbError>(DbError::Constraint);
    let given_up = timeout(Duration::from_millis(5), with_session(&db, body)).await;
    assert!(
        given_up.is_err(),
        "The rollback takes 10ms, but `with_session` had returned before its caller gave up at 5ms. \
         It should return when the rollback is done."
    );
    let seen = diary(&db);
    assert!(
        seen == "begin, release",
        "The caller gave up at 5ms, in the middle of the rollback. The diary was: {seen}. \
         Expected: begin, release."
    );
    check_that_the_connection_is_free(&db).await;
}

#[tokio::test(start_paused = true)]
async fn a_panic_in_the_body_releases() {
    let db = Db::with_one_connection();
    let shared = db.clone();
    let task = tokio::spawn(async move {
        let body =
            async |_session: &mut Session| -> Result<i32, DbError> { panic!("a bug in the body") };
        with_session(&shared, body).await
    });
    let panicked = task.await.is_err_and(|error| error.is_panic());
    assert!(
        panicked,
        "The body panicked, but who waits for the task cannot see it. A panic should go on to the caller."
    );
    let seen = diary(&db);
    // Who catches the panic may roll back before letting it go on.
    assert!(
        seen == "begin, release" || seen == "begin, rollback, release",
        "The body panicked. Afterwards the diary was: {seen}. Expected: begin, release."
    );
    check_that_the_connection_is_free(&db).await;
}
