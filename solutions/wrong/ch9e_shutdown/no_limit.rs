// expect: fail a_request_that_hangs_is_given_up_after_6_s
// Believed that every request ends some time.

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
    // Both hear of the stop themselves, and are finished when nothing is in hand.
    let serving = axum::serve(listener, app(service.clone()))
        .with_graceful_shutdown(stop.clone().cancelled_owned());
    let refreshing = refresh_all(&service, &stop);
    let drained = async { tokio::join!(serving.into_future(), refreshing) };
    drained.await.0.unwrap_or_default();
    // Last what the others needed. If it does not close in time, the end of the program closes it.
    if timeout(CLOSE, service.store.close()).await.is_err() {
        tracing::warn!("the store was not closed in time");
    }
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
