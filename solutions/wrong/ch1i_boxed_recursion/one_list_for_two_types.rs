// expect: compile E0308
// Believed that futures with the same output have the same type.

pub mod support;
use futures::future::join_all;
use support::{Forum, fetch};

async fn own_votes(forum: &Forum, id: usize) -> u32 {
    fetch(forum, id).await.votes
}

async fn votes_below(forum: &Forum, id: usize) -> u32 {
    let replies = fetch(forum, id).await.replies.into_iter();
    let votes = replies.map(|reply| Box::pin(votes(forum, reply)));
    join_all(votes).await.iter().sum()
}

pub async fn votes(forum: &Forum, id: usize) -> u32 {
    let parts = vec![
        Box::pin(own_votes(forum, id)),
        Box::pin(votes_below(forum, id)),
    ];
    join_all(parts).await.iter().sum()
}

#[cfg(test)]
mod tests;
