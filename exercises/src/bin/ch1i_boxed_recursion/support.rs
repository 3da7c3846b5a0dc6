//! Given: a forum, where every comment has votes and replies.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use tokio::time::sleep;

/// A comment: its votes, and the numbers of its replies.
#[derive(Clone, Debug)]
pub struct Comment {
    pub votes: u32,
    pub replies: Vec<usize>,
}

/// Another machine that keeps the comments.
#[derive(Clone)]
pub struct Forum {
    comments: Arc<[Comment]>,
    n_fetched: Arc<AtomicU32>,
}

impl Forum {
    /// Comment 0 is the first of the list, and so on.
    pub fn new(comments: &[(u32, &[usize])]) -> Forum {
        let comment = |(votes, replies): &(u32, &[usize])| Comment {
            votes: *votes,
            replies: replies.to_vec(),
        };
        Forum {
            comments: comments.iter().map(comment).collect(),
            n_fetched: Arc::default(),
        }
    }

    /// How many comments have been fetched.
    pub fn n_fetched(&self) -> u32 {
        self.n_fetched.load(Ordering::Relaxed)
    }
}

/// Fetches one comment: 10 ms.
pub async fn fetch(forum: &Forum, id: usize) -> Comment {
    forum.n_fetched.fetch_add(1, Ordering::Relaxed);
    sleep(Duration::from_millis(10)).await;
    forum.comments[id].clone()
}
