// expect: fail it_serves_until_the_stop
// Believed that `timeout` counts from the stop. It counts from the start of the server.

pub mod support;

use axum::Router;
use support::GRACE;
use tokio::net::TcpListener;
use tokio::time::timeout;
use tokio_util::sync::CancellationToken;

pub async fn serve_until(listener: TcpListener, app: Router, stop: CancellationToken) {
    let serving = axum::serve(listener, app).with_graceful_shutdown(stop.cancelled_owned());
    let _ = timeout(GRACE, serving.into_future()).await;
}

#[cfg(test)]
mod tests;
