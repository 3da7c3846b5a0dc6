// expect: compile E0277
// Believed that a fake for one thread needs no lock. The trait asks for `Send` and `Sync`, and so does `spawn`.

pub mod support;

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;
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
    calls: Rc<RefCell<Vec<u32>>>,
}

impl FakeRepo {
    pub fn new(answers: HashMap<u32, Answer>) -> FakeRepo {
        FakeRepo {
            answers,
            calls: Rc::default(),
        }
    }

    pub fn calls(&self) -> Vec<u32> {
        self.calls.borrow().clone()
    }
}

impl Repo for FakeRepo {
    fn get_user(&self, id: u32) -> BoxFuture<'_, Answer> {
        Box::pin(async move {
            self.calls.borrow_mut().push(id);
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
