//! Right as well: the future owns all it needs, so the box needs no lifetime and may go to a task by itself.
//! Calls travel through a channel, which needs no lock while a lookup waits.

#[path = "../../../exercises/src/bin/ch8b_fake_repository/support.rs"]
pub mod support;

use std::collections::HashMap;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use support::{Answer, RepoError};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::task::JoinSet;
use tokio::time::sleep;

type Lookup = Pin<Box<dyn Future<Output = Answer> + Send>>;

pub trait Repo: Send + Sync {
    fn get_user(&self, id: u32) -> Lookup;
}

pub struct FakeRepo {
    answers: HashMap<u32, Answer>,
    sender: UnboundedSender<u32>,
    received: Mutex<(UnboundedReceiver<u32>, Vec<u32>)>,
}

impl FakeRepo {
    pub fn new(answers: HashMap<u32, Answer>) -> FakeRepo {
        let (sender, receiver) = unbounded_channel();
        FakeRepo {
            answers,
            sender,
            received: Mutex::new((receiver, Vec::new())),
        }
    }

    pub fn calls(&self) -> Vec<u32> {
        let mut received = self.received.lock().expect("not poisoned");
        let (receiver, calls) = &mut *received;
        while let Ok(id) = receiver.try_recv() {
            calls.push(id);
        }
        calls.clone()
    }
}

impl Repo for FakeRepo {
    fn get_user(&self, id: u32) -> Lookup {
        let sender = self.sender.clone();
        let answer = self.answers.get(&id).copied();
        Box::pin(async move {
            let _ = sender.send(id);
            sleep(Duration::from_millis(100)).await;
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
#[path = "../../../exercises/src/bin/ch8b_fake_repository/tests.rs"]
mod tests;
