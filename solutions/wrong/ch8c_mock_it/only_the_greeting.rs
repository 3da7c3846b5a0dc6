// expect: fail a_lost_error_is_noticed
// Believed that one case is a test. The error path has no expectation.

pub mod support;

use mockall::predicate::eq;
use support::{Greeting, MockRepo, User};

pub async fn test_greeting(greeting: impl AsyncFn(&MockRepo, u32) -> Greeting) {
    // A user: asked for once, and greeted.
    let mut repo = MockRepo::new();
    repo.expect_get_user()
        .with(eq(123))
        .times(1)
        .returning(|_| Box::pin(async { Ok(User("Ada")) }));
    let result = greeting(&repo, 123).await;
    assert_eq!(result, Ok("Hello, Ada!".to_owned()));
}

#[cfg(test)]
mod tests;
