// expect: fail a_user_is_found_by_id
// Believed that text needs quotes around its placeholder; then it is the text of a question mark.

pub mod support;

use sqlx::SqlitePool;
use support::User;

pub async fn get_user(pool: &SqlitePool, id: &str) -> Result<Option<User>, sqlx::Error> {
    sqlx::query_as("select id, name from users where id = '?'")
        .bind(id)
        .fetch_optional(pool)
        .await
}

#[cfg(test)]
mod tests;
