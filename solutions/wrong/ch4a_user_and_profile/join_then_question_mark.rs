// expect: fail a_missing_user_returns_after_100_ms
// Believed that `?` behind `join!` returns at the first error. `join!` waits for both.

pub mod support;

use support::{DbError, Pool, Profile, User};

pub async fn fetch_user_and_profile(pool: &Pool, id: u32) -> Result<(User, Profile), DbError> {
    let (user, profile) = tokio::join!(async { pool.acquire().await.user(id).await }, async {
        pool.acquire().await.profile(id).await
    });
    Ok((user?, profile?))
}

#[cfg(test)]
mod tests;
