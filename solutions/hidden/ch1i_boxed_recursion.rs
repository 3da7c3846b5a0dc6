use std::time::Duration;

use tokio::time::{Instant, timeout};
use workbook_harness::saw;

use super::support::Forum;
use super::votes;

fn random(below: usize) -> usize {
    workbook_harness::random() as usize % below
}

async fn sum(forum: &Forum, id: usize) -> u32 {
    let sum = timeout(Duration::from_secs(3600), votes(forum, id)).await;
    sum.expect("`votes` had not returned after an hour.")
}

/// A forum of `n` comments, each but the first a reply to a random one before it;
/// the sum of their votes, and the number of levels.
fn random_forum(n: usize) -> (Forum, u32, u32) {
    let mut replies = vec![Vec::new(); n];
    let mut levels = vec![1; n];
    for id in 1..n {
        let parent = random(id);
        replies[parent].push(id);
        levels[id] = levels[parent] + 1;
    }
    let votes: Vec<u32> = (0..n).map(|_| random(1000) as u32).collect();
    let comments: Vec<(u32, &[usize])> = votes
        .iter()
        .copied()
        .zip(replies.iter().map(Vec::as_slice))
        .collect();
    let n_levels = levels.into_iter().max().unwrap_or(1);
    (Forum::new(&comments), votes.iter().sum(), n_levels)
}

#[tokio::test(start_paused = true)]
async fn random_forums_are_added_up_level_by_level() {
    for _ in 0..20 {
        let n = 1 + random(60);
        let (forum, expected, n_levels) = random_forum(n);
        let start = Instant::now();
        let seen: u32 = sum(&forum, 0).await;
        let elapsed = start.elapsed();
        assert!(
            seen == expected,
            "{n} comments on {n_levels} levels have {expected} votes; `votes` returned {seen}."
        );
        assert!(
            elapsed == n_levels * Duration::from_millis(10),
            "{n} comments on {n_levels} levels took {elapsed:?}; each level takes 10 ms."
        );
        let n_fetched = forum.n_fetched() as usize;
        saw(&(seen, elapsed, n_fetched));
        assert!(
            n_fetched == n,
            "For {n} comments `fetch` was called {n_fetched} times."
        );
    }
}

#[tokio::test(start_paused = true)]
async fn a_long_chain_of_replies() {
    let next: Vec<Vec<usize>> = (1..100).map(|id| vec![id]).chain([vec![]]).collect();
    let comments: Vec<(u32, &[usize])> = next.iter().map(|next| (1, next.as_slice())).collect();
    let forum = Forum::new(&comments);
    let start = Instant::now();
    let seen: u32 = sum(&forum, 0).await;
    let elapsed = start.elapsed();
    saw(&(seen, elapsed));
    assert!(
        seen == 100 && elapsed == Duration::from_secs(1),
        "A chain of 100 replies with one vote each gave {seen} after {elapsed:?}; 100 after 1 s are due."
    );
}
