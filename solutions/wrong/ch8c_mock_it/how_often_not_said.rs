// expect: fail asking_twice_is_noticed
// Believed that an expectation expects one call. Without a number any number is right, zero too.

pub mod support;

use mockall::predicate::eq;
use support::{Greeting, MockRepo, RepoError, User};

pub async fn test_greeting(greeting: impl AsyncFn(&MockRepo, u32) -> Greeting) {
    // A user: asked for once, and greeted.
    let mut repo = MockRepo::new();
    repo.expect_get_user()
        .with(eq(123))
        .returning(|_| Box::pin(async { Ok(User("Ada")) }));
    let result = greeting(&repo, 123).await;
    assert_eq!(result, Ok("Hello, Ada!".to_owned()));

    // An error comes back as it is.
    let mut repo = MockRepo::new();
    repo.expect_get_user()
        .with(eq(123))
        .returning(|_| Box::pin(async { Err(RepoError::Offline) }));
    let result = greeting(&repo, 123).await;
    assert_eq!(result, Err(RepoError::Offline));
}

#[cfg(test)]
mod tests;
