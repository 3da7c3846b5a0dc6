// expect: fail the_log_says_save_index_notify_announce
// Believed that a warning is cured when it is gone; clippy's text about `let _ =` even offers `drop`.

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
    drop(blog.index(id));
    drop(blog.notify(id));
    let is_announced = timeout(LIMIT, blog.announce(id)).await.is_ok();
    Published { id, is_announced }
}

#[cfg(test)]
mod tests;
