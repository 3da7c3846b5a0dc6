//! # Four forgotten awaits
//!
//! Publishing a post has four steps: save, index, notify, announce.
//! None of the calls in `async fn publish(blog: &Blog, text: &str) -> Published` is awaited, and rustc notices two.
//!
//! - The log says `save`, `index`, `notify`, `announce`: 50, 30, 20 and 10 ms, one after the other, 110 ms in all.
//! - `id` is the one that `save` gives.
//! - An announcement of more than 1 s is given up; only then `is_announced` is false.
//!
//! Change it until in the picture row `publish()` ends at 110 ms.

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
    // Put this line in the place of the next one, and read what rustc says.
    // let id: u32 = blog.save(text);
    let id: u32 = 0;
    blog.index(id);
    let _ = blog.notify(id);
    let announcement = timeout(LIMIT, async { blog.announce(id) });
    let is_announced = announcement.await.is_ok();
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
mod tests;
