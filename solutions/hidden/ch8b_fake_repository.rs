use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use tokio::time::{Instant, sleep, timeout};
use workbook_harness::{random, saw};

use super::support::{RepoError, User};
use super::{FakeRepo, Repo, fetch_users};

#[tokio::test(start_paused = true)]
async fn random_answers_come_back_in_100_ms() {
    for _ in 0..20 {
        let answers: HashMap<u32, Result<User, RepoError>> = (0..random() % 10)
            .map(|_| {
                let id = (random() % 20) as u32;
                let answer = match random() % 3 {
                    0 => Ok(User("Barbara")),
                    1 => Ok(User("Frances")),
                    _ => Err(RepoError::Offline),
                };
                (id, answer)
            })
            .collect();
        let ids: Vec<u32> = (0..20).map(|_| (random() % 20) as u32).collect();
        let expected: Vec<Result<User, RepoError>> = ids
            .iter()
            .map(|id| answers.get(id).copied().unwrap_or(Err(RepoError::NotFound)))
            .collect();
        let fake = Arc::new(FakeRepo::new(answers));
        let start = Instant::now();
        let fetch = fetch_users(fake.clone(), ids.clone());
        let users = timeout(Duration::from_secs(60), fetch).await;
        let seen: Duration = start.elapsed();
        let calls: Vec<u32> = fake.calls();
        assert!(
            users == Ok(expected),
            "`fetch_users` was asked for {ids:?}, and came to {users:?}."
        );
        assert!(
            seen == Duration::from_millis(100) && calls == ids,
            "Twenty lookups at the same time took {seen:?}; each takes 100 ms. \
             Asked for were {ids:?}; `calls` says {calls:?}."
        );
        let letter = |answer: &Result<User, RepoError>| match answer {
            Ok(User("Barbara")) => 'B',
            Ok(_) => 'F',
            Err(RepoError::Offline) => 'o',
            Err(RepoError::NotFound) => 'n',
        };
        let users: String = users.iter().flatten().map(letter).collect();
        saw(&(users, seen, calls));
    }
}

#[tokio::test(start_paused = true)]
async fn the_100_ms_count_from_the_await() {
    let fake = Arc::new(FakeRepo::new(HashMap::new()));
    let repo: Arc<dyn Repo> = fake.clone();
    let lookup = repo.get_user((random() % 1000) as u32);
    sleep(Duration::from_secs(1)).await;
    let start = Instant::now();
    let _ = timeout(Duration::from_secs(60), lookup).await;
    let seen: Duration = start.elapsed();
    assert!(
        seen == Duration::from_millis(100),
        "A lookup was made, and awaited 1 s later. From then on it took {seen:?}; 100 ms are expected."
    );
    saw(&(seen, fake.calls()));
}

#[tokio::test(start_paused = true)]
async fn calls_can_be_read_while_a_lookup_waits() {
    let fake = Arc::new(FakeRepo::new(HashMap::new()));
    let ids = [random(), random()].map(|id| (id % 1000) as u32);
    let task = tokio::spawn(fetch_users(fake.clone(), ids.to_vec()));
    sleep(Duration::from_millis(50)).await;
    let seen: Vec<u32> = fake.calls();
    assert!(
        seen == ids,
        "At 50 ms two lookups were waiting, and `calls` said {seen:?}."
    );
    saw(&seen);
    let _ = task.await;
}
