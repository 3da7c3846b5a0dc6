//! # A server that says goodbye
//!
//! When `serve_until` returns, `main` ends, and with it the runtime and every open connection.
//! Mend `async fn serve_until(listener: TcpListener, app: Router, stop: CancellationToken)`.
//!
//! - Until `stop` is cancelled it serves, for hours if need be.
//! - Requests that are running at the stop are answered; with the last answer it returns.
//! - After the stop no new connection is accepted.
//! - It returns at the latest 5 s after the stop, whatever hangs.
//!
//! Change it until in the picture row `serving` lasts as long as row `asking`.

pub mod support;

use std::time::Duration;

use axum::Router;
use support::{app, ask, bind};
use tokio::net::TcpListener;
use tokio::time::{Instant, sleep};
use tokio_util::sync::CancellationToken;

pub async fn serve_until(listener: TcpListener, app: Router, stop: CancellationToken) {
    tokio::select! {
        _ = axum::serve(listener, app) => {}
        () = stop.cancelled() => {}
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let (listener, address) = bind().await;
    let stop = CancellationToken::new();
    let start = Instant::now();
    let serving = async {
        serve_until(listener, app(), stop.clone()).await;
        println!("the server returned after {:?}", start.elapsed());
    };
    let asking = async {
        let status = ask(&address, "/report").await;
        println!("the client got {status:?} after {:?}", start.elapsed());
    };
    let stopping = async {
        sleep(Duration::from_millis(300)).await;
        stop.cancel();
    };
    tokio::join!(serving, asking, stopping);
}

#[cfg(test)]
mod tests;
