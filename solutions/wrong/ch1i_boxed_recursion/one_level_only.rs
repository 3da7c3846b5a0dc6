// expect: fail the_votes_of_all_levels_are_added
// Avoided the recursion: only the replies of the first comment.

pub mod support;
use futures::future::join_all;
use support::{Forum, fetch};

pub async fn votes(forum: &Forum, id: usize) -> u32 {
    let comment = fetch(forum, id).await;
    let replies = comment.replies.into_iter();
    let replies = join_all(replies.map(|reply| fetch(forum, reply))).await;
    comment.votes + replies.iter().map(|reply| reply.votes).sum::<u32>()
}

#[cfg(test)]
mod tests;
