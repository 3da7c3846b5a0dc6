//! The steps stay in the handler; only if it is dropped half-way, what is left goes to a task.
//! `Drop` is plain code, but it may spawn: the future that stood still goes on from where it was.

#[path = "../../../exercises/src/bin/ch3d_client_gone/support.rs"]
pub mod support;

use std::pin::Pin;
use std::task::{Context, Poll};

use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::routing::post;
use futures::FutureExt;
use futures::future::BoxFuture;
use support::{Declined, Shop};

pub fn app(shop: Shop) -> Router {
    Router::new()
        .route("/order/{order}", post(create_order))
        .with_state(shop)
}

async fn create_order(State(shop): State<Shop>, Path(order): Path<u32>) -> StatusCode {
    let both_steps = async move {
        if let Err(Declined) = shop.charge(order).await {
            return StatusCode::PAYMENT_REQUIRED;
        }
        shop.record(order).await;
        StatusCode::CREATED
    };
    ToTheEnd(Some(both_steps.boxed())).await
}

struct ToTheEnd(Option<BoxFuture<'static, StatusCode>>);

impl Future for ToTheEnd {
    type Output = StatusCode;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<StatusCode> {
        let steps = self.0.as_mut().expect("not polled after its end");
        let status = steps.as_mut().poll(context);
        if status.is_ready() {
            self.0 = None;
        }
        status
    }
}

impl Drop for ToTheEnd {
    fn drop(&mut self) {
        if let Some(steps) = self.0.take() {
            tokio::spawn(steps);
        }
    }
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch3d_client_gone/tests.rs"]
mod tests;
