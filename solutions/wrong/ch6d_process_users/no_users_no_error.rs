// expect: fail users_that_cannot_be_read_are_an_error
// Believed that no users were found if none could be read.

pub mod support;

use sqlx::SqlitePool;
use support::{Report, User, process_user};

pub async fn process_users(pool: &SqlitePool) -> Result<Report, sqlx::Error> {
    let mut report = Report::default();
    let users: Vec<User> = sqlx::query_as("select id, name from users order by id")
        .fetch_all(pool)
        .await
        .unwrap_or_default();
    let mut connection = pool.acquire().await?;
    for user in users {
        match process_user(&user, &mut connection).await {
            Ok(()) => report.processed.push(user.id),
            Err(error) => report.failed.push((user.id, error)),
        }
    }
    Ok(report)
}

#[cfg(test)]
mod tests;
