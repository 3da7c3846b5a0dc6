//! `fetch_one` calls "no row" an error. It is the only one that is turned into `None`.

#[path = "../../../exercises/src/bin/ch2b_user_by_id/support.rs"]
pub mod support;

use sqlx::{Error, SqlitePool};
use support::User;

pub async fn get_user(pool: &SqlitePool, id: &str) -> Result<Option<User>, Error> {
    let user = sqlx::query_as("select id, name from users where id = ?1")
        .bind(id)
        .fetch_one(pool)
        .await;
    match user {
        Ok(user) => Ok(Some(user)),
        Err(Error::RowNotFound) => Ok(None),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch2b_user_by_id/tests.rs"]
mod tests;
