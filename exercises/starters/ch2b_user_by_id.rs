//! # User by id
//!
//! The guideline's `get_user_from_db` returns a dict, or `None` if there is no such user.
//! Write `async fn get_user(pool: &SqlitePool, id: &str) -> Result<Option<User>, sqlx::Error>`.
//!
//! - Found: `Ok(Some(user))`; not found: `Ok(None)`.
//! - The database cannot be asked, or the row found is no `User`: `Err`.
//! - Any text may be an id: it is compared, never run as SQL.
//! - Only the row asked for is read.
//!
//! Given: `User`, `database`, the table `users(id text primary key, name text not null)`.
//! Passed? SQLite is no server: why does row `main` wait?

pub mod support;

use sqlx::SqlitePool;
use support::{User, database};

pub async fn get_user(pool: &SqlitePool, id: &str) -> Result<Option<User>, sqlx::Error> {
    // A port that writes the id into the SQL. Uncomment the three lines,
    // press Run and read what rustc says.
    // let sql = format!("select id, name from users where id = '{id}'");
    // let user = sqlx::query_as(&sql).fetch_optional(pool).await?;
    // return Ok(user);
    todo!("ask for {id}; open connections: {}", pool.size())
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
mod tests;
