// expect: fail a_closed_database_is_an_error
// Believed that every error means "no such user".

pub mod support;

use sqlx::SqlitePool;
use support::User;

pub async fn get_user(pool: &SqlitePool, id: &str) -> Result<Option<User>, sqlx::Error> {
    let user = sqlx::query_as("select id, name from users where id = ?")
        .bind(id)
        .fetch_one(pool)
        .await;
    Ok(user.ok())
}

#[cfg(test)]
mod tests;
