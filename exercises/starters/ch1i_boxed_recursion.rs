//! # Boxed recursion
//!
//! A comment has replies, which have replies.
//! Finish `async fn votes(forum: &Forum, id: usize) -> u32`: all votes of a comment and of everything below it.
//!
//! - The sum is right, at any depth.
//! - Each comment is fetched once, 10 ms each; a comment's replies wait together.
//!   Change it until the picture has 10 ms for each level, not for each comment.
//!
//! `Forum`, `Comment` and `fetch` are given.

pub mod support;

use support::{Forum, fetch};
use tokio::time::Instant;

pub async fn votes(forum: &Forum, id: usize) -> u32 {
    // Uncomment these lines, press Run and read what rustc says.
    // let comment = fetch(forum, id).await;
    // let mut sum = comment.votes;
    // for reply in comment.replies {
    //     sum += votes(forum, reply).await;
    // }
    // return sum;
    let comment = fetch(forum, id).await;
    todo!("add the votes of {} replies", comment.replies.len())
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
mod tests;
