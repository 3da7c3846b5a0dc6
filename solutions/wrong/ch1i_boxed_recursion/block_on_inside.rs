// expect: fail the_votes_of_all_levels_are_added
// Believed that `block_on` makes the recursion plain. Inside a runtime it panics.

pub mod support;
use support::{Forum, fetch};

pub async fn votes(forum: &Forum, id: usize) -> u32 {
    sum(forum, id)
}

fn sum(forum: &Forum, id: usize) -> u32 {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build();
    let comment = runtime.unwrap().block_on(fetch(forum, id));
    let replies = comment.replies.into_iter();
    comment.votes + replies.map(|reply| sum(forum, reply)).sum::<u32>()
}

#[cfg(test)]
mod tests;
