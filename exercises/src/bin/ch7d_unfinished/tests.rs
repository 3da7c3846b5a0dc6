use std::time::Duration;

use tokio::time::{Instant, timeout};

use super::import;
use super::support::Store;

/// What `import` returns, unless it takes more than a minute.
async fn imported(store: &Store, users: &[&str]) -> usize {
    let call = timeout(Duration::from_secs(60), import(store, users)).await;
    call.unwrap_or_else(|_| panic!("`import` had not returned after 60 s. It takes 100 ms."))
}

#[tokio::test(start_paused = true)]
async fn every_user_is_in_the_store() {
    let store = Store::default();
    let n_saved: usize = imported(&store, &["ada", "grace", "barbara", "edsger"]).await;
    let users: Vec<String> = store.users();
    assert!(
        users == ["ada", "barbara", "edsger", "grace"],
        "`import` returned {n_saved}, and {} of the four users were in the store. \
         Expected are all: a user is there when the future of its `save` is finished.",
        users.len()
    );
}

#[tokio::test(start_paused = true)]
async fn those_that_are_not_refused_are_saved_and_counted() {
    let store = Store::default();
    let n_saved: usize = imported(&store, &["ada", "", "grace", ""]).await;
    let users: Vec<String> = store.users();
    assert!(
        n_saved == 2 && users == ["ada", "grace"],
        "Two of four users have no name, and `save` refuses those after 50 ms. `import` returned {n_saved}, \
         and {} users were in the store; 2 and 2 were expected.",
        users.len()
    );
}

#[tokio::test(start_paused = true)]
async fn all_saves_wait_at_the_same_time() {
    for n_users in [4, 200] {
        let store = Store::default();
        let start = Instant::now();
        let n_saved: usize = imported(&store, &vec!["ada"; n_users]).await;
        let elapsed = start.elapsed();
        assert!(
            elapsed == Duration::from_millis(100) && n_saved == n_users,
            "`import` of {n_users} users took {elapsed:?} and returned {n_saved}. \
             A save waits 100 ms, and the waits overlap: 100ms in all, and {n_users} users."
        );
    }
}

#[tokio::test(start_paused = true)]
async fn no_users_take_no_time() {
    let start = Instant::now();
    let n_saved: usize = imported(&Store::default(), &[]).await;
    let elapsed = start.elapsed();
    assert!(
        n_saved == 0 && elapsed.is_zero(),
        "Without any users `import` took {elapsed:?} and returned {n_saved}; it is done at once, and returns 0."
    );
}
