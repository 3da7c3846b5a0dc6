use std::time::Duration;

use tokio::time::{Instant, timeout};
use workbook_harness::{random, saw};

use super::{Data, fetch_data};

async fn answer(url: &str) -> String {
    let result = timeout(Duration::from_secs(60), fetch_data(url)).await;
    let result: Data =
        result.expect("`fetch_data` had not returned after 60 s. It waits one second.");
    result.data
}

#[tokio::test(start_paused = true)]
async fn the_data_is_from_any_url() {
    let urls = [
        String::new(),
        "https://example.com/ä?q=1#{url}".to_string(),
        format!("https://example.com/{}", random()),
        format!("https://{}.example.org", random()),
    ];
    for url in urls {
        let data: String = answer(&url).await;
        saw(&data);
        assert!(
            data == format!("from {url}"),
            "`data` was \"{data}\". For this url it is \"from {url}\"."
        );
    }
}

#[tokio::test(start_paused = true)]
async fn each_answer_takes_one_second() {
    let n_urls = 2 + random() % 4;
    for n in 1..=n_urls {
        let start = Instant::now();
        answer(&format!("https://example.com/{n}")).await;
        let elapsed = start.elapsed();
        saw(&elapsed);
        assert!(
            elapsed == Duration::from_secs(1),
            "Answer {n} of {n_urls} took {elapsed:?} by the runtime's clock; each takes 1s."
        );
    }
}

#[tokio::test(start_paused = true)]
async fn two_requests_wait_together() {
    let start = Instant::now();
    let (user, posts) = (random().to_string(), random().to_string());
    let (user_data, posts_data) = tokio::join!(answer(&user), answer(&posts));
    let elapsed = start.elapsed();
    saw(&(&user_data, &posts_data, elapsed));
    assert!(
        user_data == format!("from {user}") && posts_data == format!("from {posts}"),
        "Two requests at once returned \"{user_data}\" and \"{posts_data}\"; each has its own url."
    );
    assert!(
        elapsed == Duration::from_secs(1),
        "Two requests in one `join!` took {elapsed:?}; both wait during the same second."
    );
}
