// expect: fail a_declined_card_gets_402_and_is_not_recorded
// Believed that it will work out: 201 before anything is done.

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
    tokio::spawn(both_steps);
    StatusCode::CREATED
}

#[cfg(test)]
mod tests;
