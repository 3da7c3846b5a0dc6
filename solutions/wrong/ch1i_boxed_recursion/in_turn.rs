// expect: fail the_replies_of_a_comment_wait_together
// Believed that boxed futures run by themselves: the starter with a box.

pub mod support;
use support::{Forum, fetch};

pub async fn votes(forum: &Forum, id: usize) -> u32 {
    let comment = fetch(forum, id).await;
    let mut sum = comment.votes;
    for reply in comment.replies {
        sum += Box::pin(votes(forum, reply)).await;
    }
    sum
}

#[cfg(test)]
mod tests;
