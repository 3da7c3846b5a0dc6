// expect: fail the_log_says_save_index_notify_announce
// Believed that `block_on` is an `.await` for any place. The one thread waits for itself.

pub mod support;

use std::time::Duration;

use futures::executor::block_on;
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
    block_on(blog.index(id));
    block_on(blog.notify(id));
    let is_announced = timeout(LIMIT, blog.announce(id)).await.is_ok();
    Published { id, is_announced }
}

#[cfg(test)]
mod tests;
