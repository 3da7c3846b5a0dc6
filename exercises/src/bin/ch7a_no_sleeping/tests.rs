use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use futures::future::join_all;
use tokio::runtime::Builder;
use tokio::time::{Instant, sleep, timeout};

use super::fetch_with_delay;
use super::support::Site;

const DELAY: Duration = Duration::from_millis(200);

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
        Err(_) => panic!(
            "Nothing had come back after 3 real seconds. A runtime's clock waits until no task can run; \
             here the thread was never free."
        ),
    }
}

/// One call, unless it takes more than a minute.
async fn fetch(site: &Site, url: &str, delay: Duration) -> String {
    let call = timeout(Duration::from_secs(60), fetch_with_delay(site, url, delay)).await;
    call.unwrap_or_else(|_| {
        panic!("`fetch_with_delay` had not returned after 60 s. It takes 300 ms.")
    })
}

#[test]
fn the_delay_and_the_request_take_300_ms() {
    within_3_seconds(async || {
        let site = Site::default();
        let start = Instant::now();
        fetch(&site, "/users", DELAY).await;
        let elapsed = start.elapsed();
        assert!(
            elapsed == Duration::from_millis(300),
            "It took {elapsed:?} by the runtime's clock. A delay of 200 ms and then a request of 100 ms \
             are 300ms. That clock counts only waits on the runtime's own timers."
        );
    });
}

#[test]
fn the_heart_beats_meanwhile() {
    within_3_seconds(async || {
        let site = Site::default();
        let mut n_beats: u32 = 0;
        let heartbeat = async {
            loop {
                sleep(Duration::from_millis(40)).await;
                n_beats += 1;
            }
        };
        tokio::select! {
            _ = fetch(&site, "/users", DELAY) => {}
            () = heartbeat => {}
        }
        assert!(
            n_beats == 7,
            "Beside a call of 300 ms, a heart that beats every 40 ms came to {n_beats} beats. \
             7 were expected: one at 40, 80 and so on to 280 ms of the runtime's clock, which counts only waits on its own timers."
        );
    });
}

#[test]
fn a_hundred_calls_wait_at_the_same_time() {
    within_3_seconds(async || {
        let site = Site::default();
        let start = Instant::now();
        let delay = Duration::from_millis(10);
        join_all((0..100).map(|_| fetch_with_delay(&site, "/users", delay))).await;
        let elapsed = start.elapsed();
        assert!(
            elapsed == Duration::from_millis(110),
            "100 calls at once took {elapsed:?} by the runtime's clock. Their waits overlap, so all \
             together take as long as one, with its delay of 10 ms: 110ms."
        );
    });
}

#[test]
fn the_answer_of_one_request_is_returned() {
    within_3_seconds(async || {
        let site = Site::default();
        for (n, url) in ["/users", "/posts/7"].into_iter().enumerate() {
            let answer: String = fetch(&site, url, DELAY).await;
            let expected = format!("answer {}: {url}", n + 1);
            assert!(
                answer == expected && site.n_requests() as usize == n + 1,
                "Call {} for `{url}` returned \"{answer}\", and the site had been asked {} times. \
                 \"{expected}\" was expected, after one request for each call.",
                n + 1,
                site.n_requests()
            );
        }
    });
}
