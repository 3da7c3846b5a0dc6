//! One future in two phases: raced with the stop, kept, then given the time of grace.
//! `&mut serving` lends it to the first race, so that losing does not drop it.

#[path = "../../../exercises/src/bin/ch6i_graceful_server/support.rs"]
pub mod support;

use std::pin::pin;

use axum::Router;
use support::GRACE;
use tokio::net::TcpListener;
use tokio::time::timeout;
use tokio_util::sync::CancellationToken;

pub async fn serve_until(listener: TcpListener, app: Router, stop: CancellationToken) {
    let serving = axum::serve(listener, app).with_graceful_shutdown(stop.clone().cancelled_owned());
    let mut serving = pin!(serving.into_future());
    tokio::select! {
        _ = &mut serving => {}
        () = stop.cancelled() => {
            let _ = timeout(GRACE, serving).await; // whether it was in time or not, we go
        }
    }
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch6i_graceful_server/tests.rs"]
mod tests;
