// expect: fail another_user_is_noticed
// Believed that a mock which answers once was asked for the right user.

pub mod support;

use support::{Greeting, MockRepo, RepoError, User};

pub async fn test_greeting(greeting: impl AsyncFn(&MockRepo, u32) -> Greeting) {
    // A user: asked for once, and greeted.
    let mut repo = MockRepo::new();
    repo.expect_get_user()
        .times(1)
        .returning(|_| Box::pin(async { Ok(User("Ada")) }));
    let result = greeting(&repo, 123).await;
    assert_eq!(result, Ok("Hello, Ada!".to_owned()));

    // An error comes back as it is.
    let mut repo = MockRepo::new();
    repo.expect_get_user()
        .times(1)
        .returning(|_| Box::pin(async { Err(RepoError::Offline) }));
    let result = greeting(&repo, 123).await;
    assert_eq!(result, Err(RepoError::Offline));
}

#[cfg(test)]
mod tests;
