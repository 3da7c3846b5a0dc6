// expect: fail ok_commits_then_releases
// Believed that a session stores what was executed in it. The guideline does: 3 rows inside, 0 afterwards.

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
    if result.is_err() {
        guard.0.rollback().await;
    }
    result
}

#[cfg(test)]
mod tests;
