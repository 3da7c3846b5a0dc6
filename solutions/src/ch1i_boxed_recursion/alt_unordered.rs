//! `FuturesUnordered` takes the sums as they come: an addition needs no order.

#[path = "../../../exercises/src/bin/ch1i_boxed_recursion/support.rs"]
pub mod support;
use futures::StreamExt;
use futures::stream::FuturesUnordered;
use support::{Forum, fetch};

pub async fn votes(forum: &Forum, id: usize) -> u32 {
    let comment = fetch(forum, id).await;
    let mut replies = FuturesUnordered::new();
    for reply in comment.replies {
        replies.push(Box::pin(votes(forum, reply)));
    }
    let mut sum = comment.votes;
    while let Some(votes) = replies.next().await {
        sum += votes;
    }
    sum
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch1i_boxed_recursion/tests.rs"]
mod tests;
