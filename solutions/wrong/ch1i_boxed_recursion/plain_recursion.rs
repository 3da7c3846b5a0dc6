// expect: compile E0728
// Believed that a plain function may await what an async one fetches.

pub mod support;
use support::{Forum, fetch};

pub fn votes(forum: &Forum, id: usize) -> u32 {
    let comment = fetch(forum, id).await;
    let replies = comment.replies.into_iter();
    comment.votes + replies.map(|reply| votes(forum, reply)).sum::<u32>()
}

#[cfg(test)]
mod tests;
