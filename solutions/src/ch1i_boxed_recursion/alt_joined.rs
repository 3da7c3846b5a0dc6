//! `join_all` keeps its members behind a pointer of its own, so the outer future has a size without
//! another box. Remove `join_all` and E0733 is back.

#[path = "../../../exercises/src/bin/ch1i_boxed_recursion/support.rs"]
pub mod support;
use futures::future::join_all;
use support::{Forum, fetch};

pub async fn votes(forum: &Forum, id: usize) -> u32 {
    let comment = fetch(forum, id).await;
    let replies = comment.replies.into_iter();
    let sums = join_all(replies.map(|reply| votes(forum, reply))).await;
    comment.votes + sums.iter().sum::<u32>()
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch1i_boxed_recursion/tests.rs"]
mod tests;
