//! The guard is a type that others could use too, shaped like the `Transaction` of sqlx.
//! `commit` and `rollback` take it by value, so nobody can use it afterwards, and its drop releases.

#[path = "../../../exercises/src/bin/ch6b_with_session/support.rs"]
pub mod support;

use std::ops::{Deref, DerefMut};

use support::{Db, DbError, Session};

struct Transaction(Session);

impl Transaction {
    async fn begin(db: &Db) -> Transaction {
        Transaction(db.begin().await)
    }

    async fn commit(mut self) -> Result<(), DbError> {
        self.0.commit().await
    }

    async fn rollback(mut self) {
        self.0.rollback().await;
    }
}

impl Deref for Transaction {
    type Target = Session;

    fn deref(&self) -> &Session {
        &self.0
    }
}

impl DerefMut for Transaction {
    fn deref_mut(&mut self) -> &mut Session {
        &mut self.0
    }
}

impl Drop for Transaction {
    fn drop(&mut self) {
        self.0.release();
    }
}

pub async fn with_session<T>(
    db: &Db,
    body: impl AsyncFnOnce(&mut Session) -> Result<T, DbError>,
) -> Result<T, DbError> {
    let mut transaction = Transaction::begin(db).await;
    let result = body(&mut transaction).await;
    match result {
        Ok(_) => transaction.commit().await?,
        Err(_) => transaction.rollback().await,
    }
    result
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch6b_with_session/tests.rs"]
mod tests;
