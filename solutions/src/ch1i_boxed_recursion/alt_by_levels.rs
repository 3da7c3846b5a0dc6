//! Without recursion: one level after the other, each at once. No box, and no depth to fear.

#[path = "../../../exercises/src/bin/ch1i_boxed_recursion/support.rs"]
pub mod support;
use futures::future::join_all;
use support::{Forum, fetch};

pub async fn votes(forum: &Forum, id: usize) -> u32 {
    let mut sum = 0;
    let mut level = vec![id];
    while !level.is_empty() {
        let comments = join_all(level.into_iter().map(|id| fetch(forum, id))).await;
        sum += comments.iter().map(|comment| comment.votes).sum::<u32>();
        level = comments
            .into_iter()
            .flat_map(|comment| comment.replies)
            .collect();
    }
    sum
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch1i_boxed_recursion/tests.rs"]
mod tests;
