//! Right as well: no clock is read.
//! A call is still waiting just before 10 s, and has its answer just after; a heartbeat beside it shows that the thread was free.

#[path = "../../../exercises/src/bin/ch8a_test_the_tests/support.rs"]
pub mod support;

use std::time::Duration;

use support::{FetchError, Users};
use tokio::time::{sleep, timeout};

pub async fn test_fetch_users(fetch_users: impl AsyncFn(&[u32]) -> Users) {
    let mut n_beats = 0;
    let heart = async {
        loop {
            sleep(Duration::from_secs(3)).await;
            n_beats += 1;
        }
    };
    let ids = [3, 0, 1];
    let users = async {
        tokio::select! {
            users = fetch_users(&ids) => users,
            () = heart => unreachable!("a heart beats for ever"),
        }
    };
    let users = timeout(Duration::from_secs(11), users).await;
    let Ok(users) = users else {
        panic!("there was no answer after 11 s");
    };
    assert_eq!(n_beats, 3, "the thread was not free for 10 s");
    let names: Vec<Result<&str, FetchError>> = users
        .iter()
        .map(|user| user.map(|user| user.name))
        .collect();
    assert_eq!(names, [Ok("Barbara"), Err(FetchError::NotFound), Ok("Ada")]);
    assert!(users.iter().flatten().map(|user| user.id).eq([3, 1]));
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch8a_test_the_tests/tests.rs"]
mod tests;
