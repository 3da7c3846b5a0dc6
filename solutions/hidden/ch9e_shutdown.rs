use std::time::Duration;

use tokio::runtime::Handle;
use tokio::time::{Instant, sleep, timeout};
use tokio_util::sync::CancellationToken;
use workbook_harness::{random, saw};

use super::serve_until;
use super::support::{FakeUpstream, Service, bind, store_with};

#[tokio::test(start_paused = true)]
async fn at_a_random_stop_no_refresh_is_half_done() {
    for _ in 0..20 {
        let takes = 200 + random() % 300;
        let stopped = 7 + random() % 12_000;
        let upstream = FakeUpstream::that_takes(Duration::from_millis(takes));
        let service = Service::new(store_with(2).await, upstream.clone());
        let cache = service.cache.clone();
        let before = Handle::current().metrics().num_alive_tasks();
        let (listener, _) = bind(0).await;
        let (start, stop) = (Instant::now(), CancellationToken::new());
        let stopping = async {
            sleep(Duration::from_millis(stopped)).await;
            stop.cancel();
        };
        let serving = timeout(
            Duration::from_secs(60),
            serve_until(listener, service, stop.clone()),
        );
        let (returned, ()) = tokio::join!(serving, stopping);
        let elapsed = start.elapsed();
        sleep(Duration::from_millis(1)).await;
        let left = Handle::current().metrics().num_alive_tasks() - before;
        let asked: Vec<String> = upstream.asked();
        let half_done = asked.len().min(2) != (1..=2).filter(|id| cache.get(*id).is_some()).count();
        let longest = Duration::from_millis(stopped + takes);
        assert!(
            returned.is_ok() && !half_done && left == 0 && elapsed <= longest,
            "A refresh takes {takes} ms, the stop came at {stopped} ms. Returned: {}, after {elapsed:?}; \
             asked for {asked:?}; one half-done: {half_done}; tasks left: {left}.",
            returned.is_ok()
        );
        // On the same moment as a profile the stop may come before or after it.
        if stopped != takes {
            saw(&(takes, stopped, asked.len().min(2), left));
        }
    }
}

#[tokio::test(start_paused = true)]
async fn it_refreshes_until_the_stop() {
    let rounds = 3 + random() % 30;
    let upstream = FakeUpstream::that_takes(Duration::from_millis(200));
    let service = Service::new(store_with(2).await, upstream.clone());
    let (listener, _) = bind(0).await;
    let stop = CancellationToken::new();
    let stopping = async {
        sleep(Duration::from_secs(rounds * 10 - 3)).await;
        stop.cancel();
    };
    let serving = timeout(
        Duration::from_secs(3600),
        serve_until(listener, service, stop.clone()),
    );
    let (returned, ()) = tokio::join!(serving, stopping);
    let n_asked: usize = upstream.asked().len();
    assert!(
        returned.is_ok() && n_asked as u64 == 2 * rounds,
        "With 2 users and a refresh every 10 s, stopped after {} s, profiles were asked for {n_asked} times; {} is due.",
        rounds * 10 - 3,
        2 * rounds
    );
    saw(&n_asked);
}
