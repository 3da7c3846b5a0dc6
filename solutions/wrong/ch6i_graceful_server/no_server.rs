// expect: fail a_running_request_is_answered_before_it_returns
// Believed that whoever never opens needs not close. The laziest.

pub mod support;

use axum::Router;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

pub async fn serve_until(listener: TcpListener, app: Router, stop: CancellationToken) {
    let _ = (listener, app);
    stop.cancelled().await;
}

#[cfg(test)]
mod tests;
