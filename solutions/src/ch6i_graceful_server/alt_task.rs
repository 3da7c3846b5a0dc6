//! The server is a task, so nobody here polls it; after the stop its handle is waited for, with a limit.
//! The limit drops only the handle: without `abort` the task would go on.

#[path = "../../../exercises/src/bin/ch6i_graceful_server/support.rs"]
pub mod support;

use axum::Router;
use support::GRACE;
use tokio::net::TcpListener;
use tokio::time::timeout;
use tokio_util::sync::CancellationToken;

pub async fn serve_until(listener: TcpListener, app: Router, stop: CancellationToken) {
    let signal = stop.clone().cancelled_owned();
    let serving = axum::serve(listener, app).with_graceful_shutdown(signal);
    let mut server_task = tokio::spawn(async move { serving.await });
    stop.cancelled().await;
    if timeout(GRACE, &mut server_task).await.is_err() {
        server_task.abort();
    }
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch6i_graceful_server/tests.rs"]
mod tests;
