//! Like Python's `except BaseException`: a panic is caught, rolled back, and goes on.
//! Who gives up is no panic and cannot be caught, so the guard stays.

#[path = "../../../exercises/src/bin/ch6b_with_session/support.rs"]
pub mod support;

use std::panic::{AssertUnwindSafe, resume_unwind};

use futures::FutureExt;
use support::{Db, DbError, Session};

struct Release<'a>(&'a mut Session);

impl Drop for Release<'_> {
    fn drop(&mut self) {
        self.0.release();
    }
}

pub async fn with_session<T>(
    db: &Db,
    body: impl AsyncFnOnce(&mut Session) -> Result<T, DbError>,
) -> Result<T, DbError> {
    let mut session = db.begin().await;
    let guard = Release(&mut session);
    let outcome = AssertUnwindSafe(body(&mut *guard.0)).catch_unwind().await;
    match outcome {
        Ok(Ok(value)) => {
            guard.0.commit().await?;
            Ok(value)
        }
        Ok(Err(error)) => {
            guard.0.rollback().await;
            Err(error)
        }
        Err(panic) => {
            guard.0.rollback().await;
            resume_unwind(panic)
        }
    }
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch6b_with_session/tests.rs"]
mod tests;
