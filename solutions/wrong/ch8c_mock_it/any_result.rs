// expect: fail a_wrong_greeting_is_noticed
// Believed, like the guideline's `is not None`, that `Ok` is right.

pub mod support;

use mockall::predicate::eq;
use support::{Greeting, MockRepo, RepoError, User};

pub async fn test_greeting(greeting: impl AsyncFn(&MockRepo, u32) -> Greeting) {
    // A user: asked for once, and greeted.
    let mut repo = MockRepo::new();
    repo.expect_get_user()
        .with(eq(123))
        .times(1)
        .returning(|_| Box::pin(async { Ok(User("Ada")) }));
    let result = greeting(&repo, 123).await;
    assert!(result.is_ok());

    // An error comes back as it is.
    let mut repo = MockRepo::new();
    repo.expect_get_user()
        .with(eq(123))
        .times(1)
        .returning(|_| Box::pin(async { Err(RepoError::Offline) }));
    let result = greeting(&repo, 123).await;
    assert_eq!(result, Err(RepoError::Offline));
}

#[cfg(test)]
mod tests;
