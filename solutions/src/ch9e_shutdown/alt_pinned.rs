//! Right: the draining is pinned, and polled in two rounds, before the stop without a limit, after it with one.

#[path = "../../../exercises/src/bin/ch9e_shutdown/support.rs"]
pub mod support;

use std::pin::pin;

use support::{CLOSE, DRAIN, PERIOD}; // 1 s, 6 s, 10 s
use support::{Service, Store, Upstream, app};
use tokio::net::TcpListener;
use tokio::time::{interval, timeout};
use tokio_util::sync::CancellationToken;

pub async fn serve_until<S: Store, U: Upstream>(
    listener: TcpListener,
    service: Service<S, U>,
    stop: CancellationToken,
) {
    let serving = axum::serve(listener, app(service.clone()))
        .with_graceful_shutdown(stop.clone().cancelled_owned());
    let refreshing = refresh_all(&service, &stop);
    {
        let mut draining = pin!(async { tokio::join!(serving.into_future(), refreshing) });
        let asked = async {
            stop.cancelled().await;
        };
        tokio::select! {
            _ = &mut draining => {}
            () = asked => {
                let _given_up = timeout(DRAIN, draining).await;
            }
        }
    }
    let _given_up = timeout(CLOSE, service.store.close()).await;
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
