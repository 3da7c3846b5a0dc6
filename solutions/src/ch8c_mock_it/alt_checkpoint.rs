//! Right as well: one mock, whose expectations are checked by hand with `checkpoint` between the two cases.
//! `withf` takes any condition; `return_once` serves one call, and a second one panics.

#[path = "../../../exercises/src/bin/ch8c_mock_it/support.rs"]
pub mod support;

use support::{Greeting, MockRepo, RepoError, User};

pub async fn test_greeting(greeting: impl AsyncFn(&MockRepo, u32) -> Greeting) {
    let mut repo = MockRepo::new();
    for answer in [Ok(User("Barbara")), Err(RepoError::Offline)] {
        repo.expect_get_user()
            .withf(|id| *id == 3)
            .once()
            .return_once(move |_| Box::pin(async move { answer }));
        let result = greeting(&repo, 3).await;
        repo.checkpoint();
        let expected = answer.map(|user| format!("Hello, {}!", user.0));
        assert_eq!(result, expected);
    }
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch8c_mock_it/tests.rs"]
mod tests;
