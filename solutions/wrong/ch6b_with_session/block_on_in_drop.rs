// expect: fail giving_up_in_the_body_releases_at_once
// Believed that `block_on` leads from plain code into async code. The thread that drops is inside the runtime: it panics.

pub mod support;

use support::{Db, DbError, Session};

struct RollBackOnDrop {
    session: Session,
    is_committed: bool,
}

impl Drop for RollBackOnDrop {
    fn drop(&mut self) {
        if !self.is_committed && !std::thread::panicking() {
            let runtime = tokio::runtime::Handle::current();
            runtime.block_on(self.session.rollback());
        }
        self.session.release();
    }
}

pub async fn with_session<T>(
    db: &Db,
    body: impl AsyncFnOnce(&mut Session) -> Result<T, DbError>,
) -> Result<T, DbError> {
    let mut guard = RollBackOnDrop {
        session: db.begin().await,
        is_committed: false,
    };
    let value = body(&mut guard.session).await?;
    guard.session.commit().await?;
    guard.is_committed = true;
    Ok(value)
}

#[cfg(test)]
mod tests;
