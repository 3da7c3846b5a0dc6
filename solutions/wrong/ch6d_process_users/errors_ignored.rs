// expect: fail who_failed_is_reported_with_the_error
// Believed that who cannot be processed can be passed over in silence.

pub mod support;

use sqlx::SqlitePool;
use support::{Report, User, process_user};

pub async fn process_users(pool: &SqlitePool) -> Result<Report, sqlx::Error> {
    let mut report = Report::default();
    let users: Vec<User> = sqlx::query_as("select id, name from users order by id")
        .fetch_all(pool)
        .await?;
    let mut connection = pool.acquire().await?;
    for user in users {
        if process_user(&user, &mut connection).await.is_ok() {
            report.processed.push(user.id);
        }
    }
    Ok(report)
}

#[cfg(test)]
mod tests;
