// expect: compile E0277
// Believed that SQL is text like any other: the starter's lines. sqlx 0.9 takes only constant text.

pub mod support;

use sqlx::SqlitePool;
use support::User;

pub async fn get_user(pool: &SqlitePool, id: &str) -> Result<Option<User>, sqlx::Error> {
    let sql = format!("select id, name from users where id = '{id}'");
    let user = sqlx::query_as(&sql).fetch_optional(pool).await?;
    return Ok(user);
}

#[cfg(test)]
mod tests;
