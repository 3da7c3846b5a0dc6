// expect: fail both_together_take_150_ms
// Believed that a lock lets both use the connection at the same time. It lets one wait for the other: 250 ms.

pub mod support;

use support::{DbError, Pool, Profile, User};
use tokio::sync::Mutex;

pub async fn fetch_user_and_profile(pool: &Pool, id: u32) -> Result<(User, Profile), DbError> {
    let session = Mutex::new(pool.acquire().await);
    tokio::try_join!(async { session.lock().await.user(id).await }, async {
        session.lock().await.profile(id).await
    })
}

#[cfg(test)]
mod tests;
