use std::time::Duration;

use tokio::time::{Instant, sleep, timeout};
use workbook_harness::{random, saw};

use super::fetch_dashboard;
use super::support::Site;

async fn dashboard(site: &Site) -> (String, u32, u32) {
    let result = timeout(Duration::from_secs(60), fetch_dashboard(site)).await;
    result.expect("`fetch_dashboard` had not returned after 60 s. It takes 300 ms.")
}

#[tokio::test(start_paused = true)]
async fn nothing_is_asked_before_the_first_poll() {
    let site = Site::new();
    let future = fetch_dashboard(&site);
    sleep(Duration::from_secs(5)).await;
    let n_asked: [u32; 3] = site.n_asked();
    saw(&n_asked);
    assert!(
        n_asked == [0, 0, 0],
        "The site was asked {n_asked:?} times before the future of `fetch_dashboard` was polled; \
         it should not be asked before."
    );
    drop(future);
}

#[tokio::test(start_paused = true)]
async fn several_sites_one_after_the_other() {
    let start = Instant::now();
    let n_sites = 10 + (random() % 20) as u32;
    for n in 1..=n_sites {
        let site = Site::new();
        let seen: (String, u32, u32) = dashboard(&site).await;
        let expected: (String, u32, u32) = site.answers();
        assert!(
            seen == expected,
            "Site {n} answered {expected:?}; `fetch_dashboard` returned {seen:?}."
        );
        let elapsed = start.elapsed();
        saw(&elapsed);
        assert!(
            elapsed == n * Duration::from_millis(300),
            "{n} dashboards in a row took {elapsed:?}; each takes 300 ms."
        );
    }
}

#[tokio::test(start_paused = true)]
async fn two_dashboards_of_one_site_at_once() {
    let site = Site::new();
    let start = Instant::now();
    let (first, second) = tokio::join!(dashboard(&site), dashboard(&site));
    let elapsed = start.elapsed();
    let expected: (String, u32, u32) = site.answers();
    assert!(
        first == expected && second == expected,
        "Two dashboards at once were {first:?} and {second:?}; the site answered {expected:?}."
    );
    saw(&elapsed);
    assert!(
        elapsed == Duration::from_millis(300),
        "Two dashboards at once took {elapsed:?}; each takes 300 ms."
    );
    let n_asked: [u32; 3] = site.n_asked();
    saw(&n_asked);
    assert!(
        n_asked == [2, 2, 2],
        "For two dashboards the site was asked {n_asked:?} times; two times for each is enough."
    );
}
