// expect: fail ok_commits_then_releases
// Believed that a task in `Drop` is as good as an `.await`. The caller goes on before anything is committed.

pub mod support;

use support::{Db, DbError, Session};

struct CleanUpOnDrop {
    session: Option<Session>,
    is_ok: bool,
}

impl Drop for CleanUpOnDrop {
    fn drop(&mut self) {
        let is_ok = self.is_ok;
        let Some(mut session) = self.session.take() else {
            return;
        };
        tokio::spawn(async move {
            if is_ok {
                let _ = session.commit().await;
            } else {
                session.rollback().await;
            }
            session.release();
        });
    }
}

pub async fn with_session<T>(
    db: &Db,
    body: impl AsyncFnOnce(&mut Session) -> Result<T, DbError>,
) -> Result<T, DbError> {
    let mut guard = CleanUpOnDrop {
        session: Some(db.begin().await),
        is_ok: false,
    };
    let session = guard.session.as_mut().expect("taken only by drop");
    let value = body(session).await?;
    guard.is_ok = true;
    Ok(value)
}

#[cfg(test)]
mod tests;
