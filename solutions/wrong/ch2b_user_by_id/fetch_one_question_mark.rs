// expect: fail no_such_user_is_none
// Believed that fetch_one returns what first() returns.

pub mod support;

use sqlx::SqlitePool;
use support::User;

pub async fn get_user(pool: &SqlitePool, id: &str) -> Result<Option<User>, sqlx::Error> {
    let user = sqlx::query_as("select id, name from users where id = ?")
        .bind(id)
        .fetch_one(pool)
        .await?;
    Ok(Some(user))
}

#[cfg(test)]
mod tests;
