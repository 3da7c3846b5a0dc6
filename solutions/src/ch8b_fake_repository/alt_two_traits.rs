//! Right as well: the fake implements a trait with `async`, and a second trait boxes what it returns.
//! More lines, worth it if many repositories are written and few are used behind `dyn`.

#[path = "../../../exercises/src/bin/ch8b_fake_repository/support.rs"]
pub mod support;

use std::collections::HashMap;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use support::{Answer, RepoError};
use tokio::task::JoinSet;
use tokio::time::sleep;

/// What a repository implements.
pub trait AsyncRepo: Send + Sync {
    fn look_up(&self, id: u32) -> impl Future<Output = Answer> + Send;
}

/// What is used behind `dyn`.
pub trait Repo: Send + Sync {
    fn get_user(&self, id: u32) -> Pin<Box<dyn Future<Output = Answer> + Send + '_>>;
}

impl<R: AsyncRepo> Repo for R {
    fn get_user(&self, id: u32) -> Pin<Box<dyn Future<Output = Answer> + Send + '_>> {
        Box::pin(self.look_up(id))
    }
}

pub struct FakeRepo {
    answers: HashMap<u32, Answer>,
    calls: Mutex<Vec<u32>>,
}

impl FakeRepo {
    pub fn new(answers: HashMap<u32, Answer>) -> FakeRepo {
        let calls = Mutex::new(Vec::new());
        FakeRepo { answers, calls }
    }

    pub fn calls(&self) -> Vec<u32> {
        let calls = self.calls.lock().expect("not poisoned");
        calls.clone()
    }

    fn record(&self, id: u32) {
        let mut calls = self.calls.lock().expect("not poisoned");
        calls.push(id);
    }
}

impl AsyncRepo for FakeRepo {
    async fn look_up(&self, id: u32) -> Answer {
        self.record(id);
        sleep(Duration::from_millis(100)).await;
        match self.answers.get(&id) {
            Some(answer) => *answer,
            None => Err(RepoError::NotFound),
        }
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

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch8b_fake_repository/tests.rs"]
mod tests;
