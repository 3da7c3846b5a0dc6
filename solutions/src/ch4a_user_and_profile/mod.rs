//! Right, because each half takes a connection of its own, and gives it back when it is finished.
//! `try_join!` holds both futures: their waits overlap, and at the first error it drops the other.

#[path = "../../../exercises/src/bin/ch4a_user_and_profile/support.rs"]
pub mod support;

use support::{DbError, Pool, Profile, User};
use tokio::time::Instant;

pub async fn fetch_user_and_profile(pool: &Pool, id: u32) -> Result<(User, Profile), DbError> {
    let user = async { pool.acquire().await.user(id).await };
    let profile = async { pool.acquire().await.profile(id).await };
    tokio::try_join!(user, profile)
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let pool = Pool::with_connections(5);
    let start = Instant::now();
    match fetch_user_and_profile(&pool, 1).await {
        Ok((user, profile)) => println!("{} in {}", user.name, profile.city),
        Err(error) => println!("{error}"),
    }
    let elapsed = start.elapsed();
    println!("after {elapsed:?}");
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch4a_user_and_profile/tests.rs"]
mod tests;
