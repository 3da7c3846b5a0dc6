//! Right, because the rows are read to the end before the first write: the connection is free again.
//! All users are in memory now, which is the price.

#[path = "../../../exercises/src/bin/ch6d_process_users/support.rs"]
pub mod support;

use sqlx::SqlitePool;
use support::{Report, User, database, greetings, process_user};

pub async fn process_users(pool: &SqlitePool) -> Result<Report, sqlx::Error> {
    let mut report = Report::default();
    let users: Vec<User> = sqlx::query_as("select id, name from users order by id")
        .fetch_all(pool)
        .await?;
    let mut connection = pool.acquire().await?;
    for user in users {
        match process_user(&user, &mut connection).await {
            Ok(()) => report.processed.push(user.id),
            Err(error) => report.failed.push((user.id, error)),
        }
    }
    Ok(report)
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), sqlx::Error> {
    let pool = database(&["Ada", "", "Grace"]);
    let report = process_users(&pool).await?;
    println!("processed: {:?}", report.processed);
    for (id, error) in &report.failed {
        println!("user {id}: {error}");
    }
    println!("in the database: {:?}", greetings(&pool).await?);
    Ok(())
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch6d_process_users/tests.rs"]
mod tests;
