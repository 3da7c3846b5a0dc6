// expect: fail the_replies_of_a_comment_wait_together
// Believed that a `Vec` of futures is under way.

pub mod support;
use support::{Forum, fetch};

pub async fn votes(forum: &Forum, id: usize) -> u32 {
    let comment = fetch(forum, id).await;
    let replies = comment.replies.into_iter();
    let replies: Vec<_> = replies.map(|reply| Box::pin(votes(forum, reply))).collect();
    let mut sum = comment.votes;
    for reply in replies {
        sum += reply.await;
    }
    sum
}

#[cfg(test)]
mod tests;
