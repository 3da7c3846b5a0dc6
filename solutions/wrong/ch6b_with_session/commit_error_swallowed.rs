// expect: fail a_failed_commit_is_reported
// Believed that a commit cannot fail once the statements have succeeded.

pub mod support;

use support::{Db, DbError, Session};

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
    let result = body(&mut guard.0).await;
    match &result {
        Ok(_) => {
            let _ = guard.0.commit().await;
        }
        Err(_) => guard.0.rollback().await,
    }
    result
}

#[cfg(test)]
mod tests;
