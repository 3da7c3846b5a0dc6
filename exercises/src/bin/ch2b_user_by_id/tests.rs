use std::time::Duration;

use sqlx::SqlitePool;
use tokio::time::timeout;

use super::get_user;
use super::support::{User, database};

/// What `get_user` returns, unless it takes more than ten real seconds: a database on a thread of its
/// own works by the real clock.
async fn answer(pool: &SqlitePool, id: &str) -> Result<Option<User>, String> {
    let Ok(result) = timeout(Duration::from_secs(10), get_user(pool, id)).await else {
        panic!("`get_user` had not returned after 10 real seconds. The database answers at once.");
    };
    let result: Result<Option<User>, sqlx::Error> = result;
    result.map_err(|error| error.to_string())
}

async fn run(pool: &SqlitePool, sql: &'static str) {
    let done = sqlx::raw_sql(sql).execute(pool).await;
    done.expect("the test's own statement is right");
}

#[tokio::test]
async fn a_user_is_found_by_id() {
    let pool: SqlitePool = database();
    for (id, name) in [("ada", "Ada Lovelace"), ("grace", "Grace Hopper")] {
        let found = answer(&pool, id).await;
        let expected = User {
            id: id.to_owned(),
            name: name.to_owned(),
        };
        assert!(
            found == Ok(Some(expected)),
            "`get_user` returned `{found:?}` for the id \"{id}\". The table has that row, with the name \"{name}\"."
        );
    }
}

#[tokio::test]
async fn no_such_user_is_none() {
    let pool: SqlitePool = database();
    for id in ["nobody", "", "ADA", "ad"] {
        let found = answer(&pool, id).await;
        assert!(
            found == Ok(None),
            "`get_user` returned `{found:?}` for the id \"{id}\". \
             The database could be asked, and no row has that id: `Ok(None)`."
        );
    }
}

#[tokio::test]
async fn a_closed_database_is_an_error() {
    let pool: SqlitePool = database();
    pool.close().await;
    let found = answer(&pool, "ada").await;
    assert!(
        found.is_err(),
        "The pool was closed, so nobody could be asked. `get_user` returned `{found:?}`: \
         the caller takes that for an answer of the database."
    );
}

#[tokio::test]
async fn a_row_that_is_no_user_is_an_error() {
    let pool: SqlitePool = database();
    run(
        &pool,
        "insert into users values ('broken', cast(x'ff' as text));",
    )
    .await;
    let found = answer(&pool, "broken").await;
    assert!(
        found.is_err(),
        "The name in the row \"broken\" is not UTF-8, so the row is no `User`. `get_user` returned `{found:?}`. \
         There is such a row: only an `Err` tells the caller what is wrong with it."
    );
}

#[tokio::test]
async fn an_id_is_compared_and_never_run() {
    let pool: SqlitePool = database();
    for id in ["x' or '1'='1", "1 or 1=1", "'; drop table users; --"] {
        let found = answer(&pool, id).await;
        assert!(
            found == Ok(None),
            "`get_user` returned `{found:?}` for the id `{id}`. No user has that id. \
             SQLite took a part of it for SQL."
        );
    }
    let found = answer(&pool, "o'brien").await;
    assert!(
        matches!(&found, Ok(Some(user)) if user.name == "Conor O'Brien"),
        "`get_user` returned `{found:?}` for the id `o'brien`, which one row has. \
         The quote belongs to the id."
    );
}

#[tokio::test]
async fn only_the_row_asked_for_is_read() {
    let pool: SqlitePool = database();
    run(
        &pool,
        "insert into users values ('a', cast(x'ff' as text)), ('z', cast(x'ff' as text));",
    )
    .await;
    for (id, is_there) in [("ada", true), ("nobody", false)] {
        match answer(&pool, id).await {
            Err(error) => panic!(
                "Two other rows cannot be read as text. For the id \"{id}\" `get_user` returned an `Err`: {error}. \
                 The row asked for is none of those two."
            ),
            Ok(found) => assert!(
                found.is_some() == is_there,
                "`get_user` returned `Ok({found:?})` for the id \"{id}\". \
                 The rows of this table have the ids a, ada, grace, o'brien and z."
            ),
        }
    }
}
