//! Given: a bank with three accounts, and a slow line to its database.

use std::sync::Arc;
use std::time::Duration;

use sqlx::SqlitePool;
use sqlx::sqlite::SqlitePoolOptions;
use tokio::sync::Notify;
use tokio::time::sleep;

/// A bank. Its clones are the same bank.
#[derive(Clone)]
pub struct Bank {
    /// The pool has one connection. Whoever asks for it while it is taken waits for it, at most one second.
    pub pool: SqlitePool,
    line_takes: Duration,
    line_in_use: Arc<Notify>,
}

impl Bank {
    /// A bank in memory with the accounts 1 (Ada, 500 cents), 2 (Grace, 200) and 3 (Bob, 950).
    pub fn new(line_takes: Duration) -> Bank {
        let table = "create table accounts (
                 id integer primary key,
                 cents integer not null check (cents between 0 and 1000));
             insert into accounts values (1, 500), (2, 200), (3, 950)";
        // Never closed: each connection to `:memory:` would be a database of its own.
        let pool = SqlitePoolOptions::new()
            .max_connections(1)
            .idle_timeout(None)
            .max_lifetime(None)
            .acquire_timeout(Duration::from_secs(1))
            .after_connect(move |connection, _| {
                Box::pin(async move {
                    sqlx::raw_sql(table).execute(connection).await?;
                    Ok(())
                })
            })
            .connect_lazy("sqlite::memory:")
            .expect("a database in memory");
        Bank {
            pool,
            line_takes,
            line_in_use: Arc::default(),
        }
    }

    /// Stands for the time that passes between two statements if the database is far away.
    pub async fn slow_line(&self) {
        self.line_in_use.notify_one();
        if !self.line_takes.is_zero() {
            sleep(self.line_takes).await;
        }
    }

    /// Waits until somebody waits for the line.
    pub async fn line_is_in_use(&self) {
        self.line_in_use.notified().await;
    }

    /// The balances of all accounts in cents, in the order of their ids.
    pub async fn balances(&self) -> Result<Vec<i64>, sqlx::Error> {
        sqlx::query_scalar("select cents from accounts order by id")
            .fetch_all(&self.pool)
            .await
    }
}
