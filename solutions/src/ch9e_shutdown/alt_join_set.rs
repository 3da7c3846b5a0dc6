//! Right: the server and the refreshing are tasks of a set, which is waited for with a limit and then shut down.
//! On several threads both go on at the same time.

#[path = "../../../exercises/src/bin/ch9e_shutdown/support.rs"]
pub mod support;

use support::{CLOSE, DRAIN, PERIOD}; // 1 s, 6 s, 10 s
use support::{Service, Store, Upstream, app};
use tokio::net::TcpListener;
use tokio::task::JoinSet;
use tokio::time::{interval, timeout};
use tokio_util::sync::CancellationToken;

pub async fn serve_until<S: Store, U: Upstream>(
    listener: TcpListener,
    service: Service<S, U>,
    stop: CancellationToken,
) {
    let mut parts = JoinSet::new();
    let serving = axum::serve(listener, app(service.clone()))
        .with_graceful_shutdown(stop.clone().cancelled_owned());
    parts.spawn(async move { serving.await.unwrap_or_default() });
    let (refreshed, asked) = (service.clone(), stop.clone());
    parts.spawn(async move { refresh_all(&refreshed, &asked).await });
    stop.cancelled().await;
    let drained = timeout(DRAIN, async { while parts.join_next().await.is_some() {} }).await;
    if drained.is_err() {
        parts.shutdown().await;
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
#[path = "../../../exercises/src/bin/ch9e_shutdown/tests.rs"]
mod tests;
