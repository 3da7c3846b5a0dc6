// expect: fail the_rows_are_the_databases
// Took what the tests compare with, and waited for nothing but the clock.

pub mod support;

use std::time::Duration;

use support::{DbError, Pool, Profile, User};

pub async fn fetch_user_and_profile(pool: &Pool, id: u32) -> Result<(User, Profile), DbError> {
    tokio::time::sleep(Duration::from_millis(150)).await;
    Ok(pool.rows(id))
}

#[cfg(test)]
mod tests;
