// expect: compile E0499
// Believed that one connection can answer two queries at once: the starter, uncommented.

pub mod support;

use support::{DbError, Pool, Profile, User};

pub async fn fetch_user_and_profile(pool: &Pool, id: u32) -> Result<(User, Profile), DbError> {
    let mut session = pool.acquire().await;
    return tokio::try_join!(session.user(id), session.profile(id));
    let _ = pool;
    todo!("fetch user {id} and the profile")
}

#[cfg(test)]
mod tests;
