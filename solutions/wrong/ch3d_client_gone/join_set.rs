// expect: fail an_order_is_recorded_though_the_client_left_while_recording
// Believed that a task in a `JoinSet` goes on. A `JoinSet` that is dropped aborts its tasks.

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
    let mut tasks = tokio::task::JoinSet::new();
    tasks.spawn(both_steps);
    match tasks.join_next().await {
        Some(Ok(status)) => status,
        _ => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

#[cfg(test)]
mod tests;
