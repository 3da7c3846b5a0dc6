// expect: fail the_steps_take_110_ms
// Believed that all waits may overlap: readers are told of a post that they cannot find yet.

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
    let announcement = timeout(LIMIT, blog.announce(id));
    let ((), (), announced) = tokio::join!(blog.index(id), blog.notify(id), announcement);
    let is_announced = announced.is_ok();
    Published { id, is_announced }
}

#[cfg(test)]
mod tests;
