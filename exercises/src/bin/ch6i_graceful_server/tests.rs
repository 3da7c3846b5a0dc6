use std::time::Duration;

use axum::Router;
use tokio::net::{TcpListener, TcpStream};
use tokio::time::{Instant, sleep, timeout};
use tokio_util::sync::CancellationToken;

use super::serve_until;
use super::support::{app, ask, bind};

const MINUTE: Duration = Duration::from_secs(60);

/// Serves, and stops after `working`. Returns when `serve_until` returned, if it did within an hour.
async fn serve((listener, app): (TcpListener, Router), working: Duration) -> Option<Duration> {
    let (start, stop) = (Instant::now(), CancellationToken::new());
    let stopping = async {
        sleep(working).await;
        stop.cancel();
    };
    let serving = async {
        serve_until(listener, app, stop.clone()).await;
        start.elapsed()
    };
    let both = async { tokio::join!(serving, stopping) };
    let both = timeout(60 * MINUTE, both).await;
    both.ok().map(|(returned, ())| returned)
}

fn shown<T: std::fmt::Debug>(value: Option<T>, none: &str) -> String {
    value.map_or(none.to_owned(), |value| format!("{value:?}"))
}

#[tokio::test(start_paused = true)]
async fn a_running_request_is_answered_before_it_returns() {
    let (listener, address) = bind().await;
    let start = Instant::now();
    let asking = async {
        let status = ask(&address, "/report").await;
        (status, start.elapsed())
    };
    let serving = serve((listener, app()), Duration::from_millis(300));
    let (returned, (status, answered)) = tokio::join!(serving, asking);
    let (returned, status): (Option<Duration>, Option<u16>) = (returned, status);
    assert!(
        status == Some(200) && answered == Duration::from_secs(1),
        "A request for the report, stopped at 300 ms, got {} after {answered:?}. \
         Expected is 200 after 1s: it was running at the stop.",
        shown(status, "no answer")
    );
    assert!(
        returned.is_some_and(|returned| returned >= answered),
        "The stop came at 300 ms and `serve_until` returned after {}; the answer was due after 1s. \
         When it returns, `main` ends, and the client gets nothing.",
        shown(returned, "more than an hour")
    );
    assert!(
        returned == Some(answered),
        "The last answer was sent after 1s, and `serve_until` returned after {}. \
         1s is expected: there is nothing left to wait for.",
        shown(returned, "more than an hour")
    );
}

#[tokio::test(start_paused = true)]
async fn after_the_stop_no_connection_is_accepted() {
    let (listener, address) = bind().await;
    let running = ask(&address, "/report");
    let newcomer = async {
        sleep(Duration::from_millis(600)).await;
        timeout(Duration::from_secs(1), TcpStream::connect(&address)).await
    };
    let serving = serve((listener, app()), Duration::from_millis(300));
    let (_, _, newcomer) = tokio::join!(serving, running, newcomer);
    let refused: bool = matches!(newcomer, Ok(Err(_)));
    assert!(
        refused,
        "The stop came at 300 ms, and at 600 ms somebody could still connect. \
         Whoever is refused now can go to another server; whoever is let in will be cut off."
    );
}

#[tokio::test(start_paused = true)]
async fn a_request_that_hangs_does_not_hold_it_beyond_5_s() {
    let (listener, address) = bind().await;
    let hanging = timeout(60 * MINUTE, ask(&address, "/stuck"));
    let serving = serve((listener, app()), Duration::from_millis(300));
    let returned: Option<Duration> = tokio::select! {
        returned = serving => returned,
        _ = hanging => None,
    };
    assert!(
        returned == Some(Duration::from_millis(5_300)),
        "A request hangs, and the stop came at 300 ms; `serve_until` returned after {}. \
         Expected is 5.3s: 5 s after the stop it gives up what still hangs.",
        shown(returned, "more than an hour")
    );
}

#[tokio::test(start_paused = true)]
async fn without_requests_it_returns_at_once() {
    let (listener, _) = bind().await;
    let returned: Option<Duration> = serve((listener, app()), Duration::from_millis(300)).await;
    assert!(
        returned == Some(Duration::from_millis(300)),
        "No request was running at the stop at 300 ms; `serve_until` returned after {}. \
         300ms is expected: there is nothing to wait for.",
        shown(returned, "more than an hour")
    );
}

#[tokio::test(start_paused = true)]
async fn it_serves_until_the_stop() {
    let (listener, address) = bind().await;
    let late = async {
        sleep(MINUTE).await;
        timeout(MINUTE, ask(&address, "/")).await.ok().flatten()
    };
    let (returned, status) = tokio::join!(serve((listener, app()), 2 * MINUTE), late);
    let (returned, status): (Option<Duration>, Option<u16>) = (returned, status);
    assert!(
        status == Some(200),
        "A minute after the start, and a minute before the stop, a request got {}; \
         `serve_until` returned after {}. Without a stop there is no end: 200 is expected.",
        shown(status, "no answer"),
        shown(returned, "more than an hour")
    );
}
