// expect: fail a_forgotten_await_is_not_recorded
// Believed that a call is a lookup. With such a fake, a test does not notice a forgotten `.await`.

pub mod support;

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures::future::BoxFuture;
use support::{Answer, RepoError};
use tokio::task::JoinSet;
use tokio::time::sleep;

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
        self.calls.lock().expect("not poisoned").push(id);
        Box::pin(async move {
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

#[cfg(test)]
mod tests;
