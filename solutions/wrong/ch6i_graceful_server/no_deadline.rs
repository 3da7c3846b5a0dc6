// expect: fail a_request_that_hangs_does_not_hold_it_beyond_5_s
// Believed that every request ends some time.

pub mod support;

use axum::Router;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

pub async fn serve_until(listener: TcpListener, app: Router, stop: CancellationToken) {
    let _ = axum::serve(listener, app)
        .with_graceful_shutdown(stop.cancelled_owned())
        .await;
}

#[cfg(test)]
mod tests;
