// expect: compile E0728
// Believed that `Drop` is the `__aexit__` of Rust. `drop` is a plain function.

pub mod support;

use support::{Db, DbError, Session};

struct RollBackOnDrop(Session);

impl Drop for RollBackOnDrop {
    fn drop(&mut self) {
        self.0.rollback().await;
        self.0.release();
    }
}

pub async fn with_session<T>(
    db: &Db,
    body: impl AsyncFnOnce(&mut Session) -> Result<T, DbError>,
) -> Result<T, DbError> {
    let mut guard = RollBackOnDrop(db.begin().await);
    let value = body(&mut guard.0).await?;
    guard.0.commit().await?;
    Ok(value)
}

#[cfg(test)]
mod tests;
