//! Each step is a task whose handle is awaited. More than is needed, but in order; the announcement is aborted by hand.

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
    for step in 0..2 {
        let blog = blog.clone();
        let task = tokio::spawn(async move {
            match step {
                0 => blog.index(id).await,
                _ => blog.notify(id).await,
            }
        });
        task.await.expect("it does not panic");
    }
    let blog = blog.clone();
    let mut announcement = tokio::spawn(async move { blog.announce(id).await });
    let is_announced = timeout(LIMIT, &mut announcement).await.is_ok();
    announcement.abort();
    Published { id, is_announced }
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch7b_forgotten_await/tests.rs"]
mod tests;
