//! # Process users
//!
//! The guideline's `process_users` reads users from a session, and writes on it for each of them.
//! Write it for a pool that has one connection.
//!
//! - `process_user` is called once for each user, in the order of their ids.
//! - A user that cannot be processed does not stop the others.
//! - The report has the ids of those processed, and for each other one the id with its error.
//! - `process_users` itself returns `Err` only if the users cannot be read.

pub mod support;

use futures::StreamExt;
use sqlx::SqlitePool;
use support::{Report, User, database, greetings};

pub async fn process_users(pool: &SqlitePool) -> Result<Report, sqlx::Error> {
    let mut report = Report::default();
    let mut connection = pool.acquire().await?;
    let mut users =
        sqlx::query_as::<_, User>("select id, name from users order by id").fetch(&mut *connection);
    while let Some(user) = users.next().await {
        let user = user?;
        // The guideline's line. Uncomment it, press Run and read what rustc says.
        // let _ = support::process_user(&user, &mut connection).await;
        report.processed.push(user.id);
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
mod tests;
