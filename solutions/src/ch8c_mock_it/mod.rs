//! Right, because each expectation says with what and how often, and the results are compared as a whole.
//! A call that comes too often panics at once, one that never comes when the mock is dropped.

#[path = "../../../exercises/src/bin/ch8c_mock_it/support.rs"]
pub mod support;

use mockall::predicate::eq;
use support::{Greeting, MockRepo, RepoError, User, greeting, run, twice};

pub async fn test_greeting(greeting: impl AsyncFn(&MockRepo, u32) -> Greeting) {
    // A user: asked for once, and greeted.
    let mut repo = MockRepo::new();
    repo.expect_get_user()
        .with(eq(123))
        .times(1)
        .returning(|_| Box::pin(async { Ok(User("Ada")) }));
    let result = greeting(&repo, 123).await;
    assert_eq!(result, Ok("Hello, Ada!".to_owned()));

    // An error comes back as it is.
    let mut repo = MockRepo::new();
    repo.expect_get_user()
        .with(eq(123))
        .times(1)
        .returning(|_| Box::pin(async { Err(RepoError::Offline) }));
    let result = greeting(&repo, 123).await;
    assert_eq!(result, Err(RepoError::Offline));
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    println!("right: {}", run(test_greeting(greeting)).await);
    println!("asks twice: {}", run(test_greeting(twice)).await);
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch8c_mock_it/tests.rs"]
mod tests;
