//! A connection of our own, a stream of rows, and the columns read by hand: no derive.

#[path = "../../../exercises/src/bin/ch2b_user_by_id/support.rs"]
pub mod support;

use futures::TryStreamExt;
use sqlx::{Row, SqlitePool};
use support::User;

pub async fn get_user(pool: &SqlitePool, id: &str) -> Result<Option<User>, sqlx::Error> {
    let mut connection = pool.acquire().await?;
    let mut rows = sqlx::query("select id, name from users where id = $1")
        .bind(id)
        .fetch(&mut *connection);
    let Some(row) = rows.try_next().await? else {
        return Ok(None);
    };
    Ok(Some(User {
        id: row.try_get("id")?,
        name: row.try_get("name")?,
    }))
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch2b_user_by_id/tests.rs"]
mod tests;
