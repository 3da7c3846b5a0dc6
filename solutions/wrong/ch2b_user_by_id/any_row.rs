// expect: fail no_such_user_is_none
// Believed that the first row is the one.

pub mod support;

use sqlx::SqlitePool;
use support::User;

pub async fn get_user(pool: &SqlitePool, id: &str) -> Result<Option<User>, sqlx::Error> {
    let _ = id;
    sqlx::query_as("select id, name from users limit 1")
        .fetch_optional(pool)
        .await
}

#[cfg(test)]
mod tests;
