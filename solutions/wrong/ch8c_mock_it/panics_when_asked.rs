// expect: fail the_right_one_passes
// Believed that a mock needs no answer if only its calls are checked.

pub mod support;

use mockall::predicate::eq;
use support::{Greeting, MockRepo, RepoError};

pub async fn test_greeting(greeting: impl AsyncFn(&MockRepo, u32) -> Greeting) {
    // A user: asked for once, and greeted.
    let mut repo = MockRepo::new();
    repo.expect_get_user()
        .with(eq(123))
        .times(1)
        .returning(|_| panic!("asked"));
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

#[cfg(test)]
mod tests;
