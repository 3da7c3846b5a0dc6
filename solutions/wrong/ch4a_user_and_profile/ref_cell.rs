// expect: fail both_together_take_150_ms
// Believed that a `RefCell` makes one connection into two. The second borrow panics.

pub mod support;

use std::cell::RefCell;

use support::{DbError, Pool, Profile, User};

pub async fn fetch_user_and_profile(pool: &Pool, id: u32) -> Result<(User, Profile), DbError> {
    let session = RefCell::new(pool.acquire().await);
    tokio::try_join!(async { session.borrow_mut().user(id).await }, async {
        session.borrow_mut().profile(id).await
    })
}

#[cfg(test)]
mod tests;
