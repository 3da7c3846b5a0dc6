use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use tokio::time::{Instant, sleep, timeout};

use super::support::{RepoError, User};
use super::{FakeRepo, Repo, fetch_users};

const HANGS: Duration = Duration::from_secs(60);

/// 1 is Ada, 2 is Grace, 3 fails, and there are no others.
fn fake() -> Arc<FakeRepo> {
    let answers = [
        (1, Ok(User("Ada"))),
        (2, Ok(User("Grace"))),
        (3, Err(RepoError::Offline)),
    ];
    Arc::new(FakeRepo::new(HashMap::from(answers)))
}

/// Waits for an answer, but not for ever.
async fn ended<T>(lookup: impl Future<Output = T>) -> T {
    match timeout(HANGS, lookup).await {
        Ok(value) => value,
        Err(_) => panic!("A lookup had no answer after 60 virtual seconds; each takes 100 ms."),
    }
}

#[tokio::test(start_paused = true)]
async fn answers_come_as_they_were_given() {
    let repo: Arc<dyn Repo> = fake();
    for (id, expected) in [
        (1, Ok(User("Ada"))),
        (2, Ok(User("Grace"))),
        (3, Err(RepoError::Offline)),
        (1, Ok(User("Ada"))),
    ] {
        let seen: Result<User, RepoError> = ended(repo.get_user(id)).await;
        assert!(
            seen == expected,
            "The fake was given `{expected:?}` for user {id}, and answered `{seen:?}`."
        );
    }
}

#[tokio::test(start_paused = true)]
async fn an_id_without_an_answer_is_not_found() {
    let repo: Arc<dyn Repo> = fake();
    let seen: Result<User, RepoError> = ended(repo.get_user(4)).await;
    assert!(
        seen == Err(RepoError::NotFound),
        "No answer was given for user 4, and the fake said `{seen:?}`. Expected: `Err(NotFound)`."
    );
}

#[tokio::test(start_paused = true)]
async fn an_answer_takes_100_ms() {
    let repo: Arc<dyn Repo> = fake();
    for id in [1, 3, 4] {
        let start = Instant::now();
        let _ = ended(repo.get_user(id)).await;
        let seen: Duration = start.elapsed();
        assert!(
            seen == Duration::from_millis(100),
            "The answer for user {id} took {seen:?} of virtual time. \
             A real repository waits, whatever it answers; this one 100 ms."
        );
    }
}

#[tokio::test(start_paused = true)]
async fn three_lookups_at_once_take_100_ms() {
    let start = Instant::now();
    let users: Vec<Result<User, RepoError>> = ended(fetch_users(fake(), vec![1, 2, 3])).await;
    let seen: Duration = start.elapsed();
    let expected = [Ok(User("Ada")), Ok(User("Grace")), Err(RepoError::Offline)];
    assert!(
        users == expected,
        "`fetch_users` was asked for users 1, 2 and 3, and returned {users:?}."
    );
    assert!(
        seen == Duration::from_millis(100),
        "`fetch_users` asked for three users at the same time, and had them after {seen:?}. \
         Each lookup waits 100 ms, and no lookup waits for another."
    );
}

#[tokio::test(start_paused = true)]
async fn a_service_that_asks_in_turn_takes_300_ms() {
    async fn in_turn(repo: Arc<dyn Repo>, ids: Vec<u32>) {
        for id in ids {
            let _ = repo.get_user(id).await;
        }
    }
    let start = Instant::now();
    ended(in_turn(fake(), vec![1, 2, 3])).await;
    let seen: Duration = start.elapsed();
    assert!(
        seen == Duration::from_millis(300),
        "A service that asks for three users one after the other took {seen:?} with the fake. \
         With 3 × 100 ms a test can tell it from the right one."
    );
}

#[tokio::test(start_paused = true)]
async fn calls_are_in_the_order_of_asking() {
    let fake = fake();
    let repo: Arc<dyn Repo> = fake.clone();
    for id in [3, 1, 9, 1] {
        let _ = ended(repo.get_user(id)).await;
    }
    let seen: Vec<u32> = fake.calls();
    assert!(
        seen == [3, 1, 9, 1],
        "Asked for were 3, 1, 9 and 1, one after the other. `calls` says {seen:?}."
    );
}

#[tokio::test(start_paused = true)]
async fn a_lookup_counts_from_its_beginning() {
    let fake = fake();
    let repo: Arc<dyn Repo> = fake.clone();
    let given_up = timeout(Duration::from_millis(50), repo.get_user(2)).await;
    assert!(
        given_up.is_err(),
        "Not judged: the answer was there before 50 ms; it takes 100 ms."
    );
    let seen: Vec<u32> = fake.calls();
    assert!(
        seen == [2],
        "A lookup began and was given up after 50 ms. `calls` says {seen:?}. \
         A real database was asked then, so 2 is expected in it."
    );
}

#[tokio::test(start_paused = true)]
async fn a_forgotten_await_is_not_recorded() {
    async fn forgetful(repo: Arc<dyn Repo>) {
        let lookup = repo.get_user(1);
        drop(lookup);
        sleep(Duration::from_secs(1)).await;
    }
    let fake = fake();
    ended(forgetful(fake.clone())).await;
    let seen: Vec<u32> = fake.calls();
    assert!(
        seen.is_empty(),
        "A service made a lookup and never awaited it, so a real repository does nothing. \
         `calls` says {seen:?}: with this fake a test would not notice."
    );
}

#[tokio::test(start_paused = true)]
async fn two_fakes_do_not_share_anything() {
    let first = fake();
    let second = Arc::new(FakeRepo::new(HashMap::new()));
    let _ = ended(fetch_users(first.clone(), vec![1])).await;
    let seen: Vec<u32> = second.calls();
    let user: Result<User, RepoError> = ended(second.get_user(1)).await;
    assert!(
        seen.is_empty() && user == Err(RepoError::NotFound),
        "One fake was asked for user 1. Another, new one then had the calls {seen:?}, \
         and said `{user:?}` without having an answer for 1. Tests run beside each other."
    );
}
