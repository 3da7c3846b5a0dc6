// expect: fail an_answer_takes_100_ms
// Believed that a fake should be as fast as can be. Then a test cannot tell lookups at once from lookups in turn.

pub mod support;

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use futures::future::BoxFuture;
use support::{Answer, RepoError};
use tokio::task::JoinSet;

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
