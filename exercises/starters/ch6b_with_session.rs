//! # With a session
//!
//! The guideline's `get_db_session`, over a database with one connection: `with_session(&db, body)`.
//!
//! - `body` returns `Ok`: commit, then release, then its value comes back.
//! - `body` returns `Err`: rollback, then release, then the error comes back.
//! - The commit fails: its error comes back.
//! - Panic, or a caller who gives up after 50 ms, also during commit or rollback (10 ms each): the connection is free at once.
//! - Always one `release`.
//!
//! Change it until in the picture `second` goes on when `first` is dropped.

pub mod support;

use std::time::Duration;

use support::{Db, DbError, Session};
use tokio::time::{sleep, timeout};

pub async fn with_session<T>(
    db: &Db,
    body: impl AsyncFnOnce(&mut Session) -> Result<T, DbError>,
) -> Result<T, DbError> {
    let mut session = db.begin().await;
    let value = body(&mut session).await?;
    session.release();
    Ok(value)
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let db = Db::with_one_connection();
    let first = with_session(&db, async |session| {
        session.execute("insert Ada").await;
        sleep(Duration::from_millis(200)).await;
        Ok(())
    });
    let second = with_session(&db, async |session| {
        session.execute("insert Grace").await;
        Ok(())
    });
    let ada = timeout(Duration::from_millis(50), first);
    let grace = timeout(Duration::from_millis(150), second);
    let (ada, grace) = tokio::join!(ada, grace);
    println!("Ada: {ada:?}, Grace: {grace:?}");
    println!("diary: {}", db.diary().join(", "));
}

#[cfg(test)]
mod tests;
