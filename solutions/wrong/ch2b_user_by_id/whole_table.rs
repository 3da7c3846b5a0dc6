// expect: fail only_the_row_asked_for_is_read
// Believed that the database is a list to look through.

pub mod support;

use sqlx::SqlitePool;
use support::User;

pub async fn get_user(pool: &SqlitePool, id: &str) -> Result<Option<User>, sqlx::Error> {
    let users: Vec<User> = sqlx::query_as("select id, name from users")
        .fetch_all(pool)
        .await?;
    Ok(users.into_iter().find(|user| user.id == id))
}

#[cfg(test)]
mod tests;
