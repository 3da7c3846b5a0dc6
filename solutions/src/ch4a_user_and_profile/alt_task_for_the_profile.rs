//! One half in a task, which owns a handle to the pool. A `JoinSet` aborts its tasks when it is dropped.
//! Worth it where the profile should go on while this future is not polled.

#[path = "../../../exercises/src/bin/ch4a_user_and_profile/support.rs"]
pub mod support;

use support::{DbError, Pool, Profile, User};
use tokio::task::JoinSet;

pub async fn fetch_user_and_profile(pool: &Pool, id: u32) -> Result<(User, Profile), DbError> {
    let mut tasks = JoinSet::new();
    let pool_of_the_task = pool.clone();
    tasks.spawn(async move { pool_of_the_task.acquire().await.profile(id).await });
    let user = async { pool.acquire().await.user(id).await };
    let profile = async {
        let joined = tasks.join_next().await.expect("one task was spawned");
        joined.expect("it neither panics nor is aborted")
    };
    tokio::try_join!(user, profile)
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch4a_user_and_profile/tests.rs"]
mod tests;
