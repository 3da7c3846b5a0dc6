// expect: fail after_the_stop_no_connection_is_accepted
// Believed that it is enough to go on for a while.

pub mod support;

use axum::Router;
use support::GRACE;
use tokio::net::TcpListener;
use tokio::time::sleep;
use tokio_util::sync::CancellationToken;

pub async fn serve_until(listener: TcpListener, app: Router, stop: CancellationToken) {
    let limit = async {
        stop.cancelled().await;
        sleep(GRACE).await;
    };
    tokio::select! {
        _ = axum::serve(listener, app) => {}
        () = limit => {}
    }
}

#[cfg(test)]
mod tests;
