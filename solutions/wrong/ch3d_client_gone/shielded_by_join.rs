// expect: fail an_order_is_recorded_though_the_client_left_while_recording
// Believed that what `join!` holds is safe. It is held by the handler's future, which is dropped whole.

pub mod support;

use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::routing::post;
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
    let (status, ()) = tokio::join!(both_steps, std::future::ready(()));
    status
}

#[cfg(test)]
mod tests;
