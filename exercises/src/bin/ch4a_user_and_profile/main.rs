//! # User and profile
//!
//! The guideline asks for a user and the profile at the same time, on one session.
//! The rows take 100 and 150 ms.
//! Finish `async fn fetch_user_and_profile(pool: &Pool, id: u32) -> Result<(User, Profile), DbError>`.
//!
//! - Both together take 150 ms.
//! - An error returns at once, a missing user after 100 ms. No query goes on.
//! - A pool of one connection will do: 250 ms.
//!
//! Change it until the picture shows `user` and `profile` side by side from 0.

pub mod support;

use support::{DbError, Pool, Profile, User};
use tokio::time::Instant;

pub async fn fetch_user_and_profile(pool: &Pool, id: u32) -> Result<(User, Profile), DbError> {
    // The guideline's way. Uncomment both lines, press Run
    // and read what rustc says.
    // let mut session = pool.acquire().await;
    // return tokio::try_join!(session.user(id), session.profile(id));
    let _ = pool;
    todo!("fetch user {id} and the profile")
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
mod tests;
