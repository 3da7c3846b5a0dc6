//! Right, because what must always happen is in `Drop`, which needs no `.await`, and what needs one is called by name.
//! Commit and rollback may be cut short when the caller gives up; `release` never is, and the server discards the rest.

#[path = "../../../exercises/src/bin/ch6b_with_session/support.rs"]
pub mod support;

use std::time::Duration;

use support::{Db, DbError, Session};
use tokio::time::{sleep, timeout};

/// Gives the connection back, whatever ends the function.
struct ReleaseOnDrop(Session);

impl Drop for ReleaseOnDrop {
    fn drop(&mut self) {
        self.0.release();
    }
}

pub async fn with_session<T>(
    db: &Db,
    body: impl AsyncFnOnce(&mut Session) -> Result<T, DbError>,
) -> Result<T, DbError> {
    let mut guard = ReleaseOnDrop(db.begin().await);
    match body(&mut guard.0).await {
        Ok(value) => guard.0.commit().await.map(|()| value),
        Err(error) => {
            guard.0.rollback().await;
            Err(error)
        }
    }
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
#[path = "../../../exercises/src/bin/ch6b_with_session/tests.rs"]
mod tests;
