// expect: fail running_requests_are_answered_while_the_store_is_open
// Believed that whatever runs at the stop may be dropped.

pub mod support;

use support::{CLOSE, PERIOD}; // 1 s, 6 s, 10 s
use support::{Service, Store, Upstream, app};
use tokio::net::TcpListener;
use tokio::time::{interval, timeout};
use tokio_util::sync::CancellationToken;

pub async fn serve_until<S: Store, U: Upstream>(
    listener: TcpListener,
    service: Service<S, U>,
    stop: CancellationToken,
) {
    let refreshing = refresh_all(&service, &stop);
    tokio::select! {
        _ = axum::serve(listener, app(service.clone())) => {}
        () = stop.cancelled() => {}
        () = refreshing => {}
    }
    timeout(CLOSE, service.store.close())
        .await
        .unwrap_or_default();
}

/// Hears of the stop only between two profiles.
async fn refresh_all<S: Store, U: Upstream>(service: &Service<S, U>, stop: &CancellationToken) {
    let mut ticks = interval(PERIOD);
    while stop.run_until_cancelled(ticks.tick()).await.is_some() {
        for id in service.store.events().await.unwrap_or_default() {
            if stop.is_cancelled() {
                return;
            }
            service.refresh(id).await;
        }
    }
}

#[cfg(test)]
mod tests;
