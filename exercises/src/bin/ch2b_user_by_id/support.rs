//! Given: a user, and a database with some users in memory.

use sqlx::SqlitePool;
use sqlx::sqlite::{SqliteConnectOptions, SqlitePoolOptions};

/// A row of the table `users`.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct User {
    pub id: String,
    pub name: String,
}

/// A new database in memory, with three users: `ada`, `grace` and `o'brien`.
pub async fn database() -> SqlitePool {
    // One connection, never closed: each connection to `:memory:` would be a database of its own.
    let pool = SqlitePoolOptions::new()
        .max_connections(1)
        .min_connections(1)
        .idle_timeout(None)
        .max_lifetime(None)
        .connect_with(SqliteConnectOptions::new().in_memory(true))
        .await
        .expect("a database in memory can be opened");
    sqlx::raw_sql(
        "create table users (id text primary key, name text not null);
         insert into users values ('ada', 'Ada Lovelace'), ('grace', 'Grace Hopper');
         insert into users values ('o''brien', 'Conor O''Brien');",
    )
    .execute(&pool)
    .await
    .expect("the statements are right");
    pool
}
