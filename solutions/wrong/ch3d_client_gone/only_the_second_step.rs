// expect: fail an_order_is_recorded_though_the_client_left_while_charging
// Believed that only the step after the charge is in danger.

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
    if let Err(Declined) = shop.charge(order).await {
        return StatusCode::PAYMENT_REQUIRED;
    }
    let task = tokio::spawn(async move { shop.record(order).await });
    task.await.expect("no panic");
    StatusCode::CREATED
}

#[cfg(test)]
mod tests;
