use std::time::Duration;

use tokio::time::{Instant, timeout};

use super::support::Forum;
use super::votes;

/// 7 comments on 4 levels: 0 has 1 and 2, 2 has 3, 4 and 5, 5 has 6.
fn forum() -> Forum {
    Forum::new(&[
        (1, &[1, 2]),
        (20, &[]),
        (300, &[3, 4, 5]),
        (4_000, &[]),
        (50_000, &[]),
        (600_000, &[6]),
        (7_000_000, &[]),
    ])
}

async fn sum(forum: &Forum, id: usize) -> u32 {
    let sum = timeout(Duration::from_secs(60), votes(forum, id)).await;
    sum.expect("`votes` had not returned after 60 s. Seven comments take well below a second.")
}

#[tokio::test(start_paused = true)]
async fn a_comment_without_replies_has_its_own_votes() {
    let forum = forum();
    let seen: u32 = sum(&forum, 4).await;
    assert!(
        seen == 50_000,
        "Comment 4 has 50000 votes and no replies; `votes` returned {seen}."
    );
}

#[tokio::test(start_paused = true)]
async fn the_votes_of_all_levels_are_added() {
    let forum = forum();
    let seen: u32 = sum(&forum, 0).await;
    assert!(
        seen == 7_654_321,
        "`votes` returned {seen} for a comment with replies on three more levels. \
         Each digit of the right sum, 7654321, is one comment's."
    );
}

#[tokio::test(start_paused = true)]
async fn each_comment_is_fetched_once() {
    let forum = forum();
    sum(&forum, 0).await;
    let n_fetched: u32 = forum.n_fetched();
    assert!(
        n_fetched == 7,
        "For 7 comments `fetch` was called {n_fetched} times. Each comment is fetched once."
    );
}

#[tokio::test(start_paused = true)]
async fn the_replies_of_a_comment_wait_together() {
    let forum = forum();
    let start = Instant::now();
    sum(&forum, 0).await;
    let elapsed = start.elapsed();
    assert!(
        elapsed == Duration::from_millis(40),
        "7 comments on 4 levels took {elapsed:?}. One after the other they take 70 ms; \
         where the replies of a comment wait together, 10 ms for each level, 40 ms."
    );
}
