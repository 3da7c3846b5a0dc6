//! Given: users in a database, and what has to be done for each of them.

use std::time::Duration;

use sqlx::sqlite::SqlitePoolOptions;
use sqlx::{Connection, SqliteConnection, SqlitePool};

/// A row of the table `users`.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct User {
    pub id: i64,
    pub name: String,
}

/// What became of all users.
#[derive(Debug, Default)]
pub struct Report {
    pub processed: Vec<i64>,
    pub failed: Vec<(i64, ProcessError)>,
}

#[derive(Debug, thiserror::Error)]
pub enum ProcessError {
    #[error("has no name")]
    NoName,
    #[error("database: {0}")]
    Database(#[from] sqlx::Error),
}

/// Writes a greeting for the user and commits it. Each call is noted in the database.
/// A user without a name fails, and so does one whose greeting is longer than the table allows.
pub async fn process_user(
    user: &User,
    connection: &mut SqliteConnection,
) -> Result<(), ProcessError> {
    sqlx::query("insert into calls (user_id) values (?)")
        .bind(user.id)
        .execute(&mut *connection)
        .await?;
    if user.name.is_empty() {
        return Err(ProcessError::NoName);
    }
    let mut transaction = connection.begin().await?;
    sqlx::query("insert into greetings (user_id, greeting) values (?, 'Hello ' || ?)")
        .bind(user.id)
        .bind(&user.name)
        .execute(&mut *transaction)
        .await?;
    transaction.commit().await?;
    Ok(())
}

/// A database in memory whose users have these names, and the ids 1, 2, 3 and so on.
/// The pool has one connection. Whoever asks for it while it is taken waits for it, at most one second.
pub fn database<S: AsRef<str>>(names: &[S]) -> SqlitePool {
    let names: Vec<String> = names.iter().map(|name| name.as_ref().to_owned()).collect();
    // Never closed: each connection to `:memory:` would be a database of its own.
    SqlitePoolOptions::new()
        .max_connections(1)
        .idle_timeout(None)
        .max_lifetime(None)
        .acquire_timeout(Duration::from_secs(1))
        .after_connect(move |connection, _| Box::pin(fill(connection, names.clone())))
        .connect_lazy("sqlite::memory:")
        .expect("a database in memory")
}

async fn fill(connection: &mut SqliteConnection, names: Vec<String>) -> Result<(), sqlx::Error> {
    let tables = "create table users (id integer primary key, name text not null);
        create table calls (user_id integer not null);
        create table greetings (user_id integer not null, greeting text check (length(greeting) <= 30))";
    sqlx::raw_sql(tables).execute(&mut *connection).await?;
    for name in names {
        sqlx::query("insert into users (name) values (?)")
            .bind(name)
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}

/// The greetings in the database, in the order in which they were written.
pub async fn greetings(pool: &SqlitePool) -> Result<Vec<String>, sqlx::Error> {
    sqlx::query_scalar("select greeting from greetings order by rowid")
        .fetch_all(pool)
        .await
}

/// The users for whom `process_user` was called, in the order of the calls.
pub async fn calls(pool: &SqlitePool) -> Result<Vec<i64>, sqlx::Error> {
    sqlx::query_scalar("select user_id from calls order by rowid")
        .fetch_all(pool)
        .await
}
