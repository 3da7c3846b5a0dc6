//! Right as well: the mock answers by id, and a counter of our own is compared in the end.
//! More lines than `times(1)`, but every fact is asserted in one place, and a leaked mock is noticed.

#[path = "../../../exercises/src/bin/ch8c_mock_it/support.rs"]
pub mod support;

use std::sync::{Arc, Mutex};

use support::{Greeting, MockRepo, RepoError, User};

pub async fn test_greeting(greeting: impl AsyncFn(&MockRepo, u32) -> Greeting) {
    let asked = Arc::new(Mutex::new(Vec::new()));
    let mut repo = MockRepo::new();
    repo.expect_get_user().returning({
        let asked = Arc::clone(&asked);
        move |id| {
            asked.lock().expect("not poisoned").push(id);
            Box::pin(async move {
                match id {
                    7 => Ok(User("Grace")),
                    _ => Err(RepoError::Offline),
                }
            })
        }
    });
    let grace = greeting(&repo, 7).await;
    let nobody = greeting(&repo, 8).await;
    assert_eq!(*asked.lock().expect("not poisoned"), [7, 8]);
    assert_eq!(grace.as_deref(), Ok("Hello, Grace!"));
    assert_eq!(nobody, Err(RepoError::Offline));
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch8c_mock_it/tests.rs"]
mod tests;
