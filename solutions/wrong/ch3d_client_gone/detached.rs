// expect: fail a_patient_client_gets_201_after_both_steps
// Believed that the client need not know. 202 promises nothing, and a declined card is never heard of.

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
    StatusCode::ACCEPTED
}

#[cfg(test)]
mod tests;
