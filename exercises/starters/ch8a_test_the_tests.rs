//! # Test the tests
//!
//! Write the test of `fetch_users`, its argument.
//! We run it on a paused clock, with right and with broken functions.
//!
//! - It passes with each right one.
//! - It fails if a value is wrong, a missing user left out, or its error wrong.
//! - It fails if lookups come in turn (30 s for three) or block the thread.
//! - It fails if no answer ever comes; to hang is not to fail.
//!
//! In the picture, tests of 10 s and 30 s pass: make the second fail.

pub mod support;

use support::{Users, fetch_users, one_after_the_other, run};

pub async fn test_fetch_users(fetch_users: impl AsyncFn(&[u32]) -> Users) {
    // The guideline: `assert result["data"] is not None`.
    let users = fetch_users(&[1, 2, 3]).await;
    assert!(!users.is_empty());
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let right = test_fetch_users(fetch_users);
    println!("at the same time: {}", run(right).await);
    let slow = test_fetch_users(one_after_the_other);
    println!("one after the other: {}", run(slow).await);
}

#[cfg(test)]
mod tests;
