// expect: fail one_connection_is_enough
// Believed that there is always another connection. One is kept, and the second never becomes free.

pub mod support;

use support::{DbError, Pool, Profile, User};

pub async fn fetch_user_and_profile(pool: &Pool, id: u32) -> Result<(User, Profile), DbError> {
    let mut first = pool.acquire().await;
    let mut second = pool.acquire().await;
    tokio::try_join!(first.user(id), second.profile(id))
}

#[cfg(test)]
mod tests;
