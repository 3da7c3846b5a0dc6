// expect: fail another_error_is_noticed
// Believed, like `pytest.raises(Exception)`, that an error is an error.

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
    assert_eq!(result, Ok("Hello, Ada!".to_owned()));

    // An error comes back as it is.
    let mut repo = MockRepo::new();
    repo.expect_get_user()
        .with(eq(123))
        .times(1)
        .returning(|_| Box::pin(async { Err(RepoError::Offline) }));
    let result = greeting(&repo, 123).await;
    assert!(result.is_err());
}

#[cfg(test)]
mod tests;
