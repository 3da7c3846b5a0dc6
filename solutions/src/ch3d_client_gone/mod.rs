//! Right, because a task owns both steps: who owns a future decides its end, and this owner is the runtime.
//! When the client hangs up, axum drops the handler's future, and with it only the handle.

#[path = "../../../exercises/src/bin/ch3d_client_gone/support.rs"]
pub mod support;

use std::time::Duration;

use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::routing::post;
use support::{Declined, Shop, order, serve};
use tokio::time::sleep;

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
    match tokio::spawn(both_steps).await {
        Ok(status) => status,
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR, // it panicked
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let shop = Shop::default();
    let address = serve(app(shop.clone())).await;
    let status = order(&address, 1, Duration::from_secs(1)).await;
    println!("after 1 s the client has the status {status:?}");
    sleep(Duration::from_secs(1)).await;
    println!("charged: {:?}", shop.charged());
    println!("recorded: {:?}", shop.recorded());
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch3d_client_gone/tests.rs"]
mod tests;
