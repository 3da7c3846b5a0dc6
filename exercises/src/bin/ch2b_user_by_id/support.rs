//! Given: a user, and a database with some users in memory.

use sqlx::sqlite::{SqliteConnectOptions, SqlitePoolOptions};
use sqlx::{SqliteConnection, SqlitePool};

/// A row of the table `users`.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct User {
    pub id: String,
    pub name: String,
}

/// A new database in memory, with three users: `ada`, `grace` and `o'brien`.
/// It is opened when it is asked for the first time.
pub fn database() -> SqlitePool {
    // One connection, never closed: each connection to `:memory:` would be a database of its own.
    SqlitePoolOptions::new()
        .max_connections(1)
        .idle_timeout(None)
        .max_lifetime(None)
        .after_connect(|connection, _| Box::pin(fill(connection)))
        .connect_lazy_with(SqliteConnectOptions::new().in_memory(true))
}

async fn fill(connection: &mut SqliteConnection) -> Result<(), sqlx::Error> {
    let statements = "create table users (id text primary key, name text not null);
         insert into users values ('ada', 'Ada Lovelace'), ('grace', 'Grace Hopper');
         insert into users values ('o''brien', 'Conor O''Brien');";
    sqlx::raw_sql(statements).execute(connection).await?;
    Ok(())
}
