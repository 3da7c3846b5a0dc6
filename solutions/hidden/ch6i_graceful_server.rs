use std::time::Duration;

use axum::Router;
use axum::extract::Path;
use axum::routing::get;
use futures::future::join_all;
use tokio::time::{Instant, sleep, timeout};
use tokio_util::sync::CancellationToken;
use workbook_harness::{random, saw};

use super::serve_until;
use super::support::{ask, bind};

async fn wait(Path(millis): Path<u64>) -> &'static str {
    sleep(Duration::from_millis(millis)).await;
    "done"
}

#[tokio::test(start_paused = true)]
async fn it_returns_with_the_last_of_several_answers() {
    for _ in 0..5 {
        let (listener, address) = bind().await;
        let app = Router::new().route("/{millis}", get(wait));
        let stop = CancellationToken::new();
        let start = Instant::now();
        let waits: Vec<u64> = (0..4).map(|_| 400 + random() % 4_000).collect();
        let paths: Vec<String> = waits.iter().map(|millis| format!("/{millis}")).collect();
        let asking = join_all(paths.iter().map(|path| ask(&address, path)));
        let stopping = async {
            sleep(Duration::from_millis(300)).await;
            stop.cancel();
        };
        let serving = async {
            serve_until(listener, app, stop.clone()).await;
            start.elapsed()
        };
        let all = async { tokio::join!(serving, asking, stopping) };
        let all = timeout(Duration::from_secs(3600), all).await;
        let (returned, statuses): (Option<Duration>, Vec<Option<u16>>) = match all {
            Ok((returned, statuses, ())) => (Some(returned), statuses),
            Err(_) => (None, Vec::new()),
        };
        let last = waits.iter().copied().max().map(Duration::from_millis);
        assert!(
            statuses == [Some(200); 4] && returned == last,
            "Requests of {waits:?} ms, stopped at 300 ms, got {statuses:?}; it returned after {returned:?}."
        );
        saw(&(statuses, returned));
    }
}

#[tokio::test(start_paused = true)]
async fn it_serves_for_hours() {
    let (listener, address) = bind().await;
    let app = Router::new().route("/{millis}", get(wait));
    let stop = CancellationToken::new();
    let hours = 1 + random() % 30;
    let start = Instant::now();
    let asking = async {
        sleep(Duration::from_secs(hours * 3600)).await;
        let status = ask(&address, "/100").await;
        stop.cancel();
        (status, start.elapsed())
    };
    let serving = timeout(
        Duration::from_secs((hours + 1) * 3600),
        serve_until(listener, app, stop.clone()),
    );
    let (returned, (status, answered)) = tokio::join!(serving, asking);
    let status: Option<u16> = status;
    assert!(
        returned.is_ok() && status == Some(200),
        "{hours} h after the start a client got {status:?}. Returned within an hour of the stop: {}.",
        returned.is_ok()
    );
    let whole_hours: u64 = answered.as_secs() / 3600; // it has to come before the next one is over
    saw(&(status, whole_hours));
}
