//! Right, because the three things that can happen have three values: a row, no row, no answer.
//! The SQL is a constant; the id travels beside it, so nothing in it can be taken for SQL.
//! SQLite searches in this process and blocks; sqlx gives it a thread of its own, so row `main` waits.

#[path = "../../../exercises/src/bin/ch2b_user_by_id/support.rs"]
pub mod support;

use sqlx::SqlitePool;
use support::{User, database};

pub async fn get_user(pool: &SqlitePool, id: &str) -> Result<Option<User>, sqlx::Error> {
    sqlx::query_as("select id, name from users where id = ?")
        .bind(id)
        .fetch_optional(pool)
        .await
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let pool = database();
    for id in ["ada", "nobody", "o'brien", "x' or '1'='1"] {
        println!("{id}: {:?}", get_user(&pool, id).await);
    }
    pool.close().await;
    println!("closed: {:?}", get_user(&pool, "ada").await);
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch2b_user_by_id/tests.rs"]
mod tests;
