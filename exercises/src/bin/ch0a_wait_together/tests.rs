use std::time::Duration;

use tokio::time::{Instant, timeout};

use super::fetch_dashboard;
use super::support::Site;

/// What `fetch_dashboard` returns, unless it takes more than a minute.
async fn dashboard(site: &Site) -> (String, u32, u32) {
    let result = timeout(Duration::from_secs(60), fetch_dashboard(site)).await;
    result.expect("`fetch_dashboard` had not returned after 60 s. It takes 300 ms.")
}

#[tokio::test(start_paused = true)]
async fn the_dashboard_takes_300_ms() {
    let site = Site::new();
    let start = Instant::now();
    dashboard(&site).await;
    let elapsed = start.elapsed();
    assert!(
        elapsed == Duration::from_millis(300),
        "The dashboard took {elapsed:?}. The three answers take 100, 200 and 300 ms. \
         One after the other they take 600 ms, all at the same time 300 ms."
    );
}

fn shown((user, posts, messages): &(String, u32, u32)) -> String {
    format!("{user}, {posts} posts, {messages} messages")
}

#[tokio::test(start_paused = true)]
async fn the_three_answers_come_back_in_order() {
    for _ in 0..3 {
        let site = Site::new();
        let seen: (String, u32, u32) = dashboard(&site).await;
        let expected: (String, u32, u32) = site.answers();
        assert!(
            seen == expected,
            "`fetch_dashboard` returned {}. The site's answers were {}.",
            shown(&seen),
            shown(&expected)
        );
    }
}

#[tokio::test(start_paused = true)]
async fn the_site_is_asked_for_each_once() {
    let site = Site::new();
    dashboard(&site).await;
    let [user, posts, messages]: [u32; 3] = site.n_asked();
    assert!(
        [user, posts, messages] == [1, 1, 1],
        "The site was asked {user} times for the user, {posts} times for the posts and \
         {messages} times for the messages. A dashboard needs each once."
    );
}
