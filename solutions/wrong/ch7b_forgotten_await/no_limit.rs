// expect: fail an_announcement_of_more_than_a_second_is_given_up
// Believed that the limit was the mistake.

pub mod support;

use std::time::Duration;

use support::Blog;

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
    blog.announce(id).await;
    let is_announced = true;
    Published { id, is_announced }
}

#[cfg(test)]
mod tests;
