// expect: fail every_user_is_processed
// Believed that a connection is in use only while a query runs on it. It is taken as long as the value lives.

pub mod support;

use sqlx::SqlitePool;
use support::{Report, User, process_user};

pub async fn process_users(pool: &SqlitePool) -> Result<Report, sqlx::Error> {
    let mut report = Report::default();
    let mut reading = pool.acquire().await?;
    let users: Vec<User> = sqlx::query_as("select id, name from users order by id")
        .fetch_all(&mut *reading)
        .await?;
    let mut writing = pool.acquire().await?;
    for user in users {
        match process_user(&user, &mut writing).await {
            Ok(()) => report.processed.push(user.id),
            Err(error) => report.failed.push((user.id, error)),
        }
    }
    Ok(report)
}

#[cfg(test)]
mod tests;
