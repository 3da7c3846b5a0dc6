//! # Stopping in order
//!
//! Mend `serve_until` and `refresh_all`.
//!
//! - Until the stop: it serves, and refreshes each user's profile, one at a time, at the start and every 10 s.
//! - After the stop no connection is accepted; running requests are answered; the profile in hand is finished, no other begun.
//! - Then the store is closed, then it returns.
//! - What runs 6 s after the stop is given up.
//!   Closing may take 1 s.
//! - No task of yours is left.
//!
//! Change it until `main` prints what the last client got.

pub mod support;

use std::io::{IsTerminal, stdin};
use std::time::Duration;

use support::PERIOD; // 10 s; DRAIN is 6 s, CLOSE is 1 s
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
    let refreshing = tokio::spawn(refresh_all(service.clone()));
    tokio::select! {
        _ = axum::serve(listener, app(service.clone())) => {}
        () = stop.cancelled() => {}
    }
    refreshing.abort();
    service.store.close().await;
}

async fn refresh_all<S: Store, U: Upstream>(service: Service<S, U>) {
    let mut ticks = interval(PERIOD);
    loop {
        ticks.tick().await;
        for id in service.store.events().await.unwrap_or_default() {
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
