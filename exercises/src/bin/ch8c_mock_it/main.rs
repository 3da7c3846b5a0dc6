//! # Mock it
//!
//! Write the test of `greeting(repo, id)`, which asks the repository once for `id` and greets: `Hello, Ada!`
//! We run it with right and with broken functions; the given test is like the guideline's.
//!
//! - It passes with each right `greeting`: see support.rs.
//! - It fails if another user is asked for, or the same twice, or nobody.
//! - It fails if the greeting is wrong.
//! - It fails if an error of the repository (`Err(Offline)`) does not come back.

pub mod support;

use mockall::predicate::eq;
use support::{Greeting, MockRepo, User, greeting, run, twice};

pub async fn test_greeting(greeting: impl AsyncFn(&MockRepo, u32) -> Greeting) {
    let mut repo = MockRepo::new();
    repo.expect_cached_user()
        .with(eq(123))
        .returning(|_| Box::pin(async { Ok(User("Ada")) }));
    let result = greeting(&repo, 123).await;
    assert!(result.is_ok());
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    println!("right: {}", run(test_greeting(greeting)).await);
    println!("asks twice: {}", run(test_greeting(twice)).await);
}

#[cfg(test)]
mod tests;
