//! The `async` block stays, with an `.await` inside: now the block is finished when the announcement is.

#[path = "../../../exercises/src/bin/ch7b_forgotten_await/support.rs"]
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
    blog.index(id).await;
    blog.notify(id).await;
    let announcement = timeout(LIMIT, async { blog.announce(id).await });
    let is_announced = announcement.await.is_ok();
    Published { id, is_announced }
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch7b_forgotten_await/tests.rs"]
mod tests;
