// expect: fail giving_up_in_the_body_releases_at_once
// Believed that `Ok` and `Err` are all the ways out, as in `try`/`except`/`else`.

pub mod support;

use support::{Db, DbError, Session};

pub async fn with_session<T>(
    db: &Db,
    body: impl AsyncFnOnce(&mut Session) -> Result<T, DbError>,
) -> Result<T, DbError> {
    let mut session = db.begin().await;
    let result = match body(&mut session).await {
        Ok(value) => session.commit().await.map(|()| value),
        Err(error) => {
            session.rollback().await;
            Err(error)
        }
    };
    session.release();
    result
}

#[cfg(test)]
mod tests;
