//! Two async functions, and the function of the `futures` crate instead of the macro.

#[path = "../../../exercises/src/bin/ch4a_user_and_profile/support.rs"]
pub mod support;

use futures::future::try_join;
use support::{DbError, Pool, Profile, User};

async fn fetch_user(pool: &Pool, id: u32) -> Result<User, DbError> {
    let mut connection = pool.acquire().await;
    connection.user(id).await
}

async fn fetch_profile(pool: &Pool, id: u32) -> Result<Profile, DbError> {
    let mut connection = pool.acquire().await;
    connection.profile(id).await
}

pub async fn fetch_user_and_profile(pool: &Pool, id: u32) -> Result<(User, Profile), DbError> {
    try_join(fetch_user(pool, id), fetch_profile(pool, id)).await
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch4a_user_and_profile/tests.rs"]
mod tests;
