// expect: fail every_user_is_processed
// Believed that a pool always has another connection. The stream keeps the only one.

pub mod support;

use futures::StreamExt;
use sqlx::SqlitePool;
use support::{Report, User, process_user};

pub async fn process_users(pool: &SqlitePool) -> Result<Report, sqlx::Error> {
    let mut report = Report::default();
    let mut users = sqlx::query_as::<_, User>("select id, name from users order by id").fetch(pool);
    while let Some(user) = users.next().await {
        let user = user?;
        let mut connection = pool.acquire().await?;
        match process_user(&user, &mut connection).await {
            Ok(()) => report.processed.push(user.id),
            Err(error) => report.failed.push((user.id, error)),
        }
    }
    Ok(report)
}

#[cfg(test)]
mod tests;
