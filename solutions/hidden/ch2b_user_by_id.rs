use std::time::Duration;

use sqlx::SqlitePool;
use tokio::time::timeout;
use workbook_harness::{random, saw};

use super::get_user;
use super::support::{User, database};

async fn answer(pool: &SqlitePool, id: &str) -> Result<Option<User>, String> {
    let result = timeout(Duration::from_secs(10), get_user(pool, id)).await;
    let result: Result<Option<User>, sqlx::Error> =
        result.expect("`get_user` had not returned after 10 s.");
    result.map_err(|error| error.to_string())
}

async fn add(pool: &SqlitePool, id: &str, name: &str) -> User {
    let added = sqlx::query("insert into users values (?, ?)")
        .bind(id)
        .bind(name)
        .execute(pool)
        .await;
    added.expect("the test's own statement is right");
    User {
        id: id.to_owned(),
        name: name.to_owned(),
    }
}

#[tokio::test]
async fn a_user_added_later_is_found() {
    let pool: SqlitePool = database();
    for _ in 0..5 {
        let (id, name) = (format!("user-{}", random()), random().to_string());
        let before = answer(&pool, &id).await;
        let user = add(&pool, &id, &name).await;
        let after = answer(&pool, &id).await;
        saw(&(&before, &after));
        assert!(
            before == Ok(None) && after == Ok(Some(user)),
            "\"{id}\" was added. Before, `get_user` returned `{before:?}`; afterwards `{after:?}`."
        );
    }
}

#[tokio::test]
async fn awkward_ids_are_ids() {
    let pool: SqlitePool = database();
    let n = random();
    for id in [
        format!("'{n}'"),
        format!("\"{n}\""),
        format!("{n}\\"),
        format!("{n}%"),
        format!("?{n}"),
        format!("{n}; --"),
        format!("ü {n}\n"),
    ] {
        let user = add(&pool, &id, "Grace").await;
        let found = answer(&pool, &id).await;
        saw(&found);
        assert!(
            found == Ok(Some(user)),
            "A user has the id {id:?}. `get_user` returned `{found:?}`."
        );
    }
}

#[tokio::test]
async fn a_missing_table_is_an_error() {
    let pool: SqlitePool = database();
    let dropped = sqlx::raw_sql("drop table users").execute(&pool).await;
    dropped.expect("the test's own statement is right");
    let found = answer(&pool, "ada").await;
    assert!(
        found.is_err(),
        "There is no table to ask. `get_user` returned `{found:?}`."
    );
}

#[tokio::test]
async fn the_connection_is_given_back() {
    let pool: SqlitePool = database();
    for _ in 0..3 {
        let id = ["ada", "grace", "o'brien"][(random() % 3) as usize];
        let (ada, nobody) = tokio::join!(answer(&pool, id), answer(&pool, "nobody"));
        let found = ada.as_ref().ok().and_then(Option::as_ref);
        saw(&(found.map(|user| &user.id), &nobody));
        assert!(
            matches!(&ada, Ok(Some(user)) if user.id == id) && nobody == Ok(None),
            "Two lookups beside each other, with one connection for both, returned `{ada:?}` and `{nobody:?}`."
        );
    }
}
