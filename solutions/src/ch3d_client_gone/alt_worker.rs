//! A worker owns the steps; the handler sends it the order and waits for the status.
//! One order after the other would be simpler; here each has a place of its own in the worker's set.

#[path = "../../../exercises/src/bin/ch3d_client_gone/support.rs"]
pub mod support;

use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::routing::post;
use futures::StreamExt;
use futures::stream::FuturesUnordered;
use support::{Declined, Shop};
use tokio::sync::{mpsc, oneshot};

type Order = (u32, oneshot::Sender<StatusCode>);
type Orders = mpsc::UnboundedSender<Order>;

pub fn app(shop: Shop) -> Router {
    let (orders, waiting) = mpsc::unbounded_channel();
    tokio::spawn(work(shop, waiting));
    Router::new()
        .route("/order/{order}", post(create_order))
        .with_state(orders)
}

async fn work(shop: Shop, mut waiting: mpsc::UnboundedReceiver<Order>) {
    let mut open = FuturesUnordered::new();
    loop {
        tokio::select! {
            Some((order, answer)) = waiting.recv() => open.push(both_steps(&shop, order, answer)),
            Some(()) = open.next() => {}
            else => return,
        }
    }
}

async fn both_steps(shop: &Shop, order: u32, answer: oneshot::Sender<StatusCode>) {
    let status = match shop.charge(order).await {
        Ok(()) => {
            shop.record(order).await;
            StatusCode::CREATED
        }
        Err(Declined) => StatusCode::PAYMENT_REQUIRED,
    };
    let _ = answer.send(status); // the client may be gone
}

async fn create_order(State(orders): State<Orders>, Path(order): Path<u32>) -> StatusCode {
    let (answer, status) = oneshot::channel();
    if orders.send((order, answer)).is_err() {
        return StatusCode::INTERNAL_SERVER_ERROR;
    }
    status.await.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch3d_client_gone/tests.rs"]
mod tests;
