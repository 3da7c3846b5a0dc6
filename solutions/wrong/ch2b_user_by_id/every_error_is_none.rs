// expect: fail a_row_that_is_no_user_is_an_error
// Believed that only a closed pool is an error.

pub mod support;

use sqlx::SqlitePool;
use support::User;

pub async fn get_user(pool: &SqlitePool, id: &str) -> Result<Option<User>, sqlx::Error> {
    match sqlx::query_as("select id, name from users where id = ?")
        .bind(id)
        .fetch_one(pool)
        .await
    {
        Ok(user) => Ok(Some(user)),
        Err(sqlx::Error::PoolClosed) => Err(sqlx::Error::PoolClosed),
        Err(_) => Ok(None),
    }
}

#[cfg(test)]
mod tests;
