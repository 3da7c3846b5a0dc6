// expect: fail each_comment_is_fetched_once
// Fetched a comment for its votes and again for its replies.

pub mod support;
use futures::future::join_all;
use support::{Forum, fetch};

pub async fn votes(forum: &Forum, id: usize) -> u32 {
    let (own, comment) = tokio::join!(fetch(forum, id), fetch(forum, id));
    let replies = comment.replies.into_iter();
    let replies = replies.map(|reply| Box::pin(votes(forum, reply)));
    own.votes + join_all(replies).await.iter().sum::<u32>()
}

#[cfg(test)]
mod tests;
