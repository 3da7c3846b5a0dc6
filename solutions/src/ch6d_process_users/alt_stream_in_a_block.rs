//! The stream, and one connection for everything: a block ends the borrow before the writes begin.
//! Each user is taken through a transaction of its own by `process_user`.

#[path = "../../../exercises/src/bin/ch6d_process_users/support.rs"]
pub mod support;

use futures::TryStreamExt;
use sqlx::SqlitePool;
use support::{Report, User, process_user};

pub async fn process_users(pool: &SqlitePool) -> Result<Report, sqlx::Error> {
    let mut connection = pool.acquire().await?;
    let mut users = Vec::new();
    {
        let mut rows = sqlx::query_as::<_, User>("select id, name from users order by id")
            .fetch(&mut *connection);
        while let Some(user) = rows.try_next().await? {
            users.push(user);
        }
    }
    let mut report = Report::default();
    for user in users {
        match process_user(&user, &mut connection).await {
            Ok(()) => report.processed.push(user.id),
            Err(error) => report.failed.push((user.id, error)),
        }
    }
    Ok(report)
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch6d_process_users/tests.rs"]
mod tests;
