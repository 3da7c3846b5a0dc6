// expect: fail it_refreshes_until_the_stop
// Believed that a few rounds will do. Profiles are refreshed until the stop.

pub mod support;

use std::io::{IsTerminal, stdin};
use std::time::Duration;

use support::{CLOSE, DRAIN, PERIOD}; // 1 s, 6 s, 10 s
use support::{Service, SqliteStore, Store, Upstream, UpstreamClient};
use support::{app, bind, database, fetch, post, stand_in};
use tokio::net::TcpListener;
use tokio::time::{interval, sleep, timeout};
use tokio_util::sync::CancellationToken;

pub async fn serve_until<S: Store, U: Upstream>(
    listener: TcpListener,
    service: Service<S, U>,
    stop: CancellationToken,
) {
    // Both hear of the stop themselves, and are finished when nothing is in hand.
    let serving = axum::serve(listener, app(service.clone()))
        .with_graceful_shutdown(stop.clone().cancelled_owned());
    let refreshing = refresh_all(&service, &stop);
    let drained = async { tokio::join!(serving.into_future(), refreshing) };
    let limit = async {
        stop.cancelled().await;
        sleep(DRAIN).await;
    };
    tokio::select! {
        _ = drained => {}
        () = limit => {}
    }
    // Last what the others needed. If it does not close in time, the end of the program closes it.
    if timeout(CLOSE, service.store.close()).await.is_err() {
        tracing::warn!("the store was not closed in time");
    }
}

/// Hears of the stop only between two profiles.
async fn refresh_all<S: Store, U: Upstream>(service: &Service<S, U>, stop: &CancellationToken) {
    let mut ticks = interval(PERIOD);
    for _ in 0..3 {
        if stop.run_until_cancelled(ticks.tick()).await.is_none() {
            return;
        }
        for id in service.store.events().await.unwrap_or_default() {
            if stop.is_cancelled() {
                return;
            }
            service.refresh(id).await;
        }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let upstream = UpstreamClient::new(&stand_in().await);
    let service = Service::new(SqliteStore::new(database()), upstream);
    let (listener, address) = bind(3009).await;
    println!("serving on {address}");
    let stop = CancellationToken::new();
    let serving = tokio::spawn(serve_until(listener, service, stop.clone()));
    if stdin().is_terminal() {
        println!("Ctrl-C stops it");
        let signal = tokio::signal::ctrl_c().await;
        signal.expect("there is such a signal");
        stop.cancel();
        serving.await.expect("it does not panic");
        println!("stopped");
        return;
    }
    // Nobody is there who could press Ctrl-C: the program visits itself, and stops.
    for (email, name) in [("ada@example.com", "Ada"), ("ada@example.com", "Eve")] {
        let answer = post(format!("{address}/users"), email, name).await;
        println!("POST /users for {name}: {answer:?}");
    }
    let last = tokio::spawn(fetch(format!("{address}/users?ids=1,9")));
    sleep(Duration::from_millis(100)).await;
    stop.cancel();
    serving.await.expect("it does not panic");
    println!("stopped");
    match timeout(Duration::from_millis(100), last).await {
        Ok(answer) => println!("the last client got {:?}", answer.ok().flatten()),
        Err(_) => println!("the last client got nothing, and main ends"),
    }
}

#[cfg(test)]
mod tests;
