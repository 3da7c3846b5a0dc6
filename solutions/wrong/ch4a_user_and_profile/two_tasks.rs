// expect: fail after_an_error_no_query_goes_on
// Believed that a dropped handle ends its task. The profile's query goes on after the error.

pub mod support;

use support::{DbError, Pool, Profile, User};

pub async fn fetch_user_and_profile(pool: &Pool, id: u32) -> Result<(User, Profile), DbError> {
    let (for_user, for_profile) = (pool.clone(), pool.clone());
    let user = tokio::spawn(async move { for_user.acquire().await.user(id).await });
    let profile = tokio::spawn(async move { for_profile.acquire().await.profile(id).await });
    let user = async { user.await.expect("it does not panic") };
    let profile = async { profile.await.expect("it does not panic") };
    tokio::try_join!(user, profile)
}

#[cfg(test)]
mod tests;
