//! A guard for any value and any last step, as the crate scopeguard has it; no type is made for this one case.
//! One async block holds all that may fail, so there is one place for the rollback.

#[path = "../../../exercises/src/bin/ch6b_with_session/support.rs"]
pub mod support;

use support::{Db, DbError, Session};

struct Guarded<T, F: FnMut(&mut T)> {
    value: T,
    at_the_end: F,
}

impl<T, F: FnMut(&mut T)> Drop for Guarded<T, F> {
    fn drop(&mut self) {
        (self.at_the_end)(&mut self.value);
    }
}

pub async fn with_session<T>(
    db: &Db,
    body: impl AsyncFnOnce(&mut Session) -> Result<T, DbError>,
) -> Result<T, DbError> {
    let mut session = Guarded {
        value: db.begin().await,
        at_the_end: Session::release,
    };
    let session = &mut session.value;
    let result = async {
        let value = body(session).await?;
        session.commit().await?;
        Ok(value)
    }
    .await;
    if result.is_err() {
        session.rollback().await;
    }
    result
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch6b_with_session/tests.rs"]
mod tests;
