// expect: fail a_running_request_is_answered_before_it_returns
// Believed that a graceful server in a race with its own signal is given the time to end.

pub mod support;

use axum::Router;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

pub async fn serve_until(listener: TcpListener, app: Router, stop: CancellationToken) {
    let signal = stop.clone().cancelled_owned();
    tokio::select! {
        _ = axum::serve(listener, app).with_graceful_shutdown(signal) => {}
        () = stop.cancelled() => {}
    }
}

#[cfg(test)]
mod tests;
