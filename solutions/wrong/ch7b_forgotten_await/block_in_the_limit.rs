// expect: fail an_announcement_in_time_is_reported
// Believed that `timeout` would poll what its block hands over. Only clippy notices.

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
    let is_announced = timeout(LIMIT, async { blog.announce(id) }).await.is_ok();
    Published { id, is_announced }
}

#[cfg(test)]
mod tests;
