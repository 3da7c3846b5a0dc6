//! A query for each next user: one row in memory, and no borrow outlives its statement.
//! It also sees users who are added meanwhile.

#[path = "../../../exercises/src/bin/ch6d_process_users/support.rs"]
pub mod support;

use sqlx::SqlitePool;
use support::{Report, User, process_user};

pub async fn process_users(pool: &SqlitePool) -> Result<Report, sqlx::Error> {
    let mut report = Report::default();
    let mut connection = pool.acquire().await?;
    let mut last_id = i64::MIN;
    loop {
        let next = "select id, name from users where id > ? order by id limit 1";
        let user: Option<User> = sqlx::query_as(next)
            .bind(last_id)
            .fetch_optional(&mut *connection)
            .await?;
        let Some(user) = user else {
            return Ok(report);
        };
        last_id = user.id;
        match process_user(&user, &mut connection).await {
            Ok(()) => report.processed.push(user.id),
            Err(error) => report.failed.push((user.id, error)),
        }
    }
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch6d_process_users/tests.rs"]
mod tests;
