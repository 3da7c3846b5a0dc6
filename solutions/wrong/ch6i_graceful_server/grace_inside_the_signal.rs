// expect: fail after_the_stop_no_connection_is_accepted
// Believed that the signal may be given late. Until it comes, the server accepts.

pub mod support;

use axum::Router;
use support::GRACE;
use tokio::net::TcpListener;
use tokio::time::sleep;
use tokio_util::sync::CancellationToken;

pub async fn serve_until(listener: TcpListener, app: Router, stop: CancellationToken) {
    let signal = async move {
        stop.cancelled().await;
        sleep(GRACE).await;
    };
    let _ = axum::serve(listener, app)
        .with_graceful_shutdown(signal)
        .await;
}

#[cfg(test)]
mod tests;
