use std::collections::BTreeMap;
use std::time::Duration;

use tokio::time::{Instant, timeout};

use super::fetch_multiple;
use super::support::{FetchError, Site};

/// What `fetch_multiple` returned and when, unless it takes more than a minute.
async fn run(
    site: &Site,
    urls: &[&str],
) -> (BTreeMap<String, Result<String, FetchError>>, Duration) {
    let start = Instant::now();
    let results = timeout(Duration::from_secs(60), fetch_multiple(site, urls)).await;
    let Ok(results) = results else {
        panic!("`fetch_multiple` had not returned after 60 s. The slowest answer takes 300 ms.");
    };
    (results, start.elapsed())
}

/// `/user` after 200 ms, `/posts` after 300 ms, `/busy` is 503 after 100 ms.
fn site() -> Site {
    let site = Site::default();
    site.answers("/user", 200, Ok("Ada"));
    site.answers("/posts", 300, Ok("7 posts"));
    site.answers("/busy", 100, Err(503));
    site
}

/// Requires that this url has this result.
fn require(
    results: &BTreeMap<String, Result<String, FetchError>>,
    url: &str,
    expected: Result<&str, u16>,
) {
    let expected = expected.map(str::to_owned).map_err(FetchError);
    let Some(result) = results.get(url) else {
        panic!("`{url}` was asked for and has no entry. The site answered it with `{expected:?}`.");
    };
    assert!(
        *result == expected,
        "The entry of `{url}` is `{result:?}`. The site answered it with `{expected:?}`."
    );
}

#[tokio::test(start_paused = true)]
async fn it_takes_as_long_as_the_slowest() {
    let (_results, elapsed) = run(&site(), &["/user", "/posts", "/busy"]).await;
    assert!(
        elapsed == Duration::from_millis(300),
        "Answers after 200, 300 and 100 ms were complete after {elapsed:?}. \
         In turn they take 600 ms; at the same time, as long as the slowest: 300 ms."
    );
}

#[tokio::test(start_paused = true)]
async fn each_url_has_its_own_result() {
    let (results, _) = run(&site(), &["/user", "/posts", "/busy", "/nobody"]).await;
    require(&results, "/user", Ok("Ada"));
    require(&results, "/posts", Ok("7 posts"));
    require(&results, "/busy", Err(503));
    require(&results, "/nobody", Err(404));
    let n_results: usize = results.len();
    assert!(
        n_results == 4,
        "Four urls were asked for, and there are {n_results} entries."
    );
}

#[tokio::test(start_paused = true)]
async fn a_url_given_twice_is_asked_for_once() {
    let site = site();
    let (results, elapsed) = run(&site, &["/user", "/busy", "/user", "/user"]).await;
    for url in ["/user", "/busy"] {
        let n_requests: usize = site.n_requests(url);
        assert!(
            n_requests == 1,
            "The urls were `/user`, `/busy`, `/user`, `/user`, and `{url}` was requested {n_requests} times. \
             One answer serves all its places."
        );
    }
    let n_results: usize = results.len();
    assert!(
        n_results == 2 && elapsed <= Duration::from_millis(300),
        "The urls were `/user`, `/busy`, `/user`, `/user`. After {elapsed:?} there were {n_results} entries, not 2."
    );
}

#[tokio::test(start_paused = true)]
async fn no_urls_give_an_empty_map_at_once() {
    let (results, elapsed) = run(&site(), &[]).await;
    let n_results: usize = results.len();
    assert!(
        n_results == 0 && elapsed.is_zero(),
        "For no urls there were {n_results} entries after {elapsed:?}."
    );
}
