// expect: fail a_running_request_is_answered_before_it_returns
// Believed that an aborted server finishes its connections. They go on, but nobody waits for them.

pub mod support;

use axum::Router;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

pub async fn serve_until(listener: TcpListener, app: Router, stop: CancellationToken) {
    let server_task = tokio::spawn(async move { axum::serve(listener, app).await });
    stop.cancelled().await;
    server_task.abort();
    let _ = server_task.await;
}

#[cfg(test)]
mod tests;
