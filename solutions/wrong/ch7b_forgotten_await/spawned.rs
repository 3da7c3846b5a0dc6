// expect: fail the_log_says_save_index_notify_announce
// Believed that a task is as good as done.

pub mod support;

use std::time::Duration;

use support::Blog;
use tokio::time::timeout;

/// What became of a post.
#[derive(Debug)]
pub struct Published {
    pub id: u32,
    pub is_announced: bool,
}

/// The newsletter may keep us waiting so long.
pub const LIMIT: Duration = Duration::from_secs(1);

pub async fn publish(blog: &Blog, text: &str) -> Published {
    let id = blog.save(text).await;
    let copy = blog.clone();
    tokio::spawn(async move {
        copy.index(id).await;
        copy.notify(id).await;
    });
    let is_announced = timeout(LIMIT, blog.announce(id)).await.is_ok();
    Published { id, is_announced }
}

#[cfg(test)]
mod tests;
