// expect: fail a_declined_card_gets_402_and_is_not_recorded
// Believed that the other order is safe: now declined orders are sent.

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
    shop.record(order).await;
    match shop.charge(order).await {
        Ok(()) => StatusCode::CREATED,
        Err(Declined) => StatusCode::PAYMENT_REQUIRED,
    }
}

#[cfg(test)]
mod tests;
