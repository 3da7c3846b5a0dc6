//! No `.await` for the middle steps: `then` makes one future of several, each begun with the answer of the one before.
//! And a race in the place of `timeout`.

#[path = "../../../exercises/src/bin/ch7b_forgotten_await/support.rs"]
pub mod support;

use std::time::Duration;

use futures::FutureExt;
use support::Blog;
use tokio::time::sleep;

/// What became of a post.
#[derive(Debug)]
pub struct Published {
    pub id: u32,
    pub is_announced: bool,
}

/// The newsletter may keep us waiting so long.
pub const LIMIT: Duration = Duration::from_secs(1);

pub async fn publish(blog: &Blog, text: &str) -> Published {
    let saved = blog.save(text);
    let indexed = saved.then(|id| blog.index(id).map(move |()| id));
    let notified = indexed.then(|id| blog.notify(id).map(move |()| id));
    let id = notified.await;
    let is_announced = tokio::select! {
        () = blog.announce(id) => true,
        () = sleep(LIMIT) => false,
    };
    Published { id, is_announced }
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch7b_forgotten_await/tests.rs"]
mod tests;
