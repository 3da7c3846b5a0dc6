//! Right, because the future does everything: it writes the call down when it is first polled, waits, and answers.
//! Boxed, it has one size for every repository, and its type says `Send`; the lock is free before the wait.

#[path = "../../../exercises/src/bin/ch8b_fake_repository/support.rs"]
pub mod support;

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures::future::BoxFuture;
use support::{Answer, RepoError, User};
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep};

pub trait Repo: Send + Sync {
    fn get_user(&self, id: u32) -> BoxFuture<'_, Answer>;
}

pub struct FakeRepo {
    answers: HashMap<u32, Answer>,
    calls: Mutex<Vec<u32>>,
}

impl FakeRepo {
    pub fn new(answers: HashMap<u32, Answer>) -> FakeRepo {
        FakeRepo {
            answers,
            calls: Mutex::default(),
        }
    }

    pub fn calls(&self) -> Vec<u32> {
        self.calls.lock().expect("not poisoned").clone()
    }
}

impl Repo for FakeRepo {
    fn get_user(&self, id: u32) -> BoxFuture<'_, Answer> {
        Box::pin(async move {
            self.calls.lock().expect("not poisoned").push(id);
            sleep(Duration::from_millis(100)).await;
            let answer = self.answers.get(&id).copied();
            answer.unwrap_or(Err(RepoError::NotFound))
        })
    }
}

/// Given, and what the fake is for.
pub async fn fetch_users(repo: Arc<dyn Repo>, ids: Vec<u32>) -> Vec<Answer> {
    let mut tasks = JoinSet::new();
    for (place, id) in ids.into_iter().enumerate() {
        let repo = Arc::clone(&repo);
        tasks.spawn(async move { (place, repo.get_user(id).await) });
    }
    let mut users = tasks.join_all().await;
    users.sort_by_key(|(place, _)| *place);
    users.into_iter().map(|(_, user)| user).collect()
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let start = Instant::now();
    let answers = [(1, Ok(User("Ada"))), (2, Err(RepoError::Offline))];
    let fake = Arc::new(FakeRepo::new(HashMap::from(answers)));
    let users = fetch_users(fake.clone(), vec![1, 2, 3]).await;
    println!("{users:?}");
    println!("asked for {:?} in {:?}", fake.calls(), start.elapsed());
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch8b_fake_repository/tests.rs"]
mod tests;
