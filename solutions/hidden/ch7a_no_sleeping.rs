use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use tokio::runtime::Builder;
use tokio::time::{Instant, timeout};
use workbook_harness::{random, saw};

use super::fetch_with_delay;
use super::support::Site;

/// Runs a test on a paused runtime, on a thread of its own, and gives up on it after three real
/// seconds: a virtual clock cannot end a wait that keeps the thread.
fn within_3_seconds(test: impl AsyncFnOnce() + Send + 'static) {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let run = || {
            Builder::new_current_thread()
                .enable_all()
                .start_paused(true)
                .build()
                .expect("a runtime can be built")
                .block_on(test());
        };
        sender.send(catch_unwind(AssertUnwindSafe(run)))
    });
    match receiver.recv_timeout(Duration::from_secs(3)) {
        Ok(Ok(())) => {}
        Ok(Err(panic)) => resume_unwind(panic),
        Err(_) => panic!("Nothing had come back after 3 real seconds. The thread was never free."),
    }
}

#[test]
fn any_delay_is_waited_for_before_the_request() {
    within_3_seconds(any_delay);
}

async fn any_delay() {
    for _ in 0..20 {
        let (site, url) = (Site::default(), format!("/users/{}", random()));
        let delay = Duration::from_millis(2 * (1 + random() % 1000));
        let start = Instant::now();
        let too_soon = timeout(delay / 2, fetch_with_delay(&site, &url, delay)).await;
        let n_requests: u32 = site.n_requests();
        assert!(
            too_soon.is_err() && n_requests == 0,
            "After half of a delay of {delay:?} the site had been asked {n_requests} times. The delay comes first."
        );
        let before = start.elapsed();
        let answer: String = fetch_with_delay(&site, &url, delay).await;
        let elapsed = start.elapsed() - before;
        assert!(
            elapsed == delay + Duration::from_millis(100),
            "With a delay of {delay:?} and a request of 100 ms it took {elapsed:?} by the runtime's clock."
        );
        assert!(
            answer == format!("answer 1: {url}"),
            "For `{url}` it returned \"{answer}\"; the site had answered \"answer 1: {url}\"."
        );
        saw(&(answer, elapsed));
    }
}
