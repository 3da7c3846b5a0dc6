//! The SQL is put together at run time, for instance because a filter is optional;
//! the values still travel beside it.

#[path = "../../../exercises/src/bin/ch2b_user_by_id/support.rs"]
pub mod support;

use sqlx::{QueryBuilder, Sqlite, SqlitePool};
use support::User;

pub async fn get_user(pool: &SqlitePool, id: &str) -> Result<Option<User>, sqlx::Error> {
    let mut query = QueryBuilder::<Sqlite>::new("select id, name from users");
    query.push(" where id = ").push_bind(id);
    let mut users: Vec<User> = query.build_query_as().fetch_all(pool).await?;
    Ok(users.pop())
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch2b_user_by_id/tests.rs"]
mod tests;
