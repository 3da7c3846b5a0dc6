// expect: compile E0733
// Believed that an async function may call itself like a plain one: the lines of the starter.

pub mod support;
use support::{Forum, fetch};

pub async fn votes(forum: &Forum, id: usize) -> u32 {
    let comment = fetch(forum, id).await;
    let mut sum = comment.votes;
    for reply in comment.replies {
        sum += votes(forum, reply).await;
    }
    sum
}

#[cfg(test)]
mod tests;
