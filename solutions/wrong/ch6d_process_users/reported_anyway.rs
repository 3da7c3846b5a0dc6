// expect: fail a_failing_user_does_not_stop_the_others
// Believed that a call is a success, as the guideline does: it looks at no result.

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
        let _ = process_user(&user, &mut connection).await;
        report.processed.push(user.id);
    }
    Ok(report)
}

#[cfg(test)]
mod tests;
