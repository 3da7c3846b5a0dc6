//! # A fake repository
//!
//! `FakeRepo` takes a database's place in the tests of `fetch_users`, which asks in tasks.
//! The trait may change; `Arc<dyn Repo>` stays.
//!
//! - An id in `answers` gets its answer, others `Err(NotFound)`.
//! - An answer takes 100 ms, three at the same time too.
//! - `calls` is what was asked for, in order, from the moment the lookup began.
//! - What is never awaited was never asked.
//!
//! Change it until the picture shows three waits of 100 ms beside each other.

pub mod support;

use std::collections::HashMap;
use std::future::{Ready, ready};
use std::sync::Arc;

use support::{Answer, RepoError, User};
use tokio::task::JoinSet;
use tokio::time::Instant;

pub trait Repo: Send + Sync {
    // Real lookups wait; put this in the place of the next, and read the error.
    // async fn get_user(&self, id: u32) -> Answer;
    fn get_user(&self, id: u32) -> Ready<Answer>;
}

pub struct FakeRepo {
    answers: HashMap<u32, Answer>,
}

impl FakeRepo {
    pub fn new(answers: HashMap<u32, Answer>) -> FakeRepo {
        FakeRepo { answers }
    }

    pub fn calls(&self) -> Vec<u32> {
        Vec::new()
    }
}

impl Repo for FakeRepo {
    fn get_user(&self, id: u32) -> Ready<Answer> {
        let answer = self.answers.get(&id).copied();
        ready(answer.unwrap_or(Err(RepoError::NotFound)))
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
mod tests;
