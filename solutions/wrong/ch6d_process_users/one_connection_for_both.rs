// expect: compile E0499
// Believed that one connection can read and write at the same time. The stream has it until it ends.

pub mod support;

use futures::StreamExt;
use sqlx::SqlitePool;
use support::{Report, User, process_user};

pub async fn process_users(pool: &SqlitePool) -> Result<Report, sqlx::Error> {
    let mut report = Report::default();
    let mut connection = pool.acquire().await?;
    let mut users =
        sqlx::query_as::<_, User>("select id, name from users order by id").fetch(&mut *connection);
    while let Some(user) = users.next().await {
        let user = user?;
        match process_user(&user, &mut connection).await {
            Ok(()) => report.processed.push(user.id),
            Err(error) => report.failed.push((user.id, error)),
        }
    }
    Ok(report)
}

#[cfg(test)]
mod tests;
