//! Right, because each future is polled to its end, by an `.await` of its own, before the next one is made.
//! The limit stands around the announcement itself and drops it if the second is over first.

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
    let is_announced = timeout(LIMIT, blog.announce(id)).await.is_ok();
    Published { id, is_announced }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let blog = Blog::default();
    let published = publish(&blog, "Futures are values").await;
    println!("{published:?}");
    println!("{:?}", blog.log());
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch7b_forgotten_await/tests.rs"]
mod tests;
