//! Right, because the box gives the inner future a place of its own: the outer one holds a pointer.
//! `join_all` holds the futures of all replies, so that a level takes as long as one comment.

#[path = "../../../exercises/src/bin/ch1i_boxed_recursion/support.rs"]
pub mod support;

use futures::future::join_all;
use support::{Forum, fetch};
use tokio::time::Instant;

pub async fn votes(forum: &Forum, id: usize) -> u32 {
    let comment = fetch(forum, id).await;
    let replies = comment.replies.into_iter();
    let replies = replies.map(|reply| Box::pin(votes(forum, reply)));
    let sums = join_all(replies).await;
    comment.votes + sums.iter().sum::<u32>()
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    // 0 has the replies 1 and 2, and 2 has the replies 3 and 4.
    let forum = Forum::new(&[
        (3, &[1, 2]),
        (10, &[]),
        (200, &[3, 4]),
        (1_000, &[]),
        (5_000, &[]),
    ]);
    let start = Instant::now();
    let sum = votes(&forum, 0).await;
    println!("{sum} votes after {:?}", start.elapsed());
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch1i_boxed_recursion/tests.rs"]
mod tests;
