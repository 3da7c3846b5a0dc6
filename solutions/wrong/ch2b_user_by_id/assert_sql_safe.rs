// expect: fail an_id_is_compared_and_never_run
// Believed that AssertSqlSafe makes SQL safe; it only says that somebody has looked.

pub mod support;

use sqlx::SqlitePool;
use support::User;

pub async fn get_user(pool: &SqlitePool, id: &str) -> Result<Option<User>, sqlx::Error> {
    let sql = format!("select id, name from users where id = '{id}'");
    sqlx::query_as(sqlx::AssertSqlSafe(sql))
        .fetch_optional(pool)
        .await
}

#[cfg(test)]
mod tests;
