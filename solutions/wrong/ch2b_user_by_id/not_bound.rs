// expect: fail a_user_is_found_by_id
// Believed that the placeholder finds its value by itself; unbound it is NULL.

pub mod support;

use sqlx::SqlitePool;
use support::User;

pub async fn get_user(pool: &SqlitePool, id: &str) -> Result<Option<User>, sqlx::Error> {
    let _ = id;
    sqlx::query_as("select id, name from users where id = ?")
        .fetch_optional(pool)
        .await
}

#[cfg(test)]
mod tests;
