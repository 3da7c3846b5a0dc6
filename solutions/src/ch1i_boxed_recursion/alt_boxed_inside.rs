//! A plain function that returns the box: its callers need not know, and the type has a name.
//! Worth it in a trait, or where futures of different functions go into one list.

#[path = "../../../exercises/src/bin/ch1i_boxed_recursion/support.rs"]
pub mod support;
use futures::future::{BoxFuture, join_all};
use support::{Forum, fetch};

pub fn votes(forum: &Forum, id: usize) -> BoxFuture<'_, u32> {
    Box::pin(async move {
        let comment = fetch(forum, id).await;
        let replies = comment.replies.into_iter();
        let sums = join_all(replies.map(|reply| votes(forum, reply))).await;
        comment.votes + sums.iter().sum::<u32>()
    })
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch1i_boxed_recursion/tests.rs"]
mod tests;
