// expect: fail both_together_take_150_ms
// Believed that two awaits in a row overlap. The laziest.

pub mod support;

use support::{DbError, Pool, Profile, User};

pub async fn fetch_user_and_profile(pool: &Pool, id: u32) -> Result<(User, Profile), DbError> {
    let mut session = pool.acquire().await;
    let user = session.user(id).await?;
    let profile = session.profile(id).await?;
    Ok((user, profile))
}

#[cfg(test)]
mod tests;
