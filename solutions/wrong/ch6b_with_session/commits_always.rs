// expect: fail err_rolls_back_then_releases
// Believed that a context manager commits at the end, however the body ended.

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
    guard.0.commit().await?;
    result
}

#[cfg(test)]
mod tests;
