// expect: compile E0308
// Believed that the call gives the id; the guideline's anti-pattern 2.

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
    let id: u32 = blog.save(text);
    blog.index(id);
    let _ = blog.notify(id);
    let is_announced = timeout(LIMIT, async { blog.announce(id) }).await.is_ok();
    Published { id, is_announced }
}

#[cfg(test)]
mod tests;
