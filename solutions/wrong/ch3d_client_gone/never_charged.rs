// expect: fail a_declined_card_gets_402_and_is_not_recorded
// Believed that who is not charged cannot complain. The laziest.

pub mod support;

use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::routing::post;
use support::Shop;

pub fn app(shop: Shop) -> Router {
    Router::new()
        .route("/order/{order}", post(create_order))
        .with_state(shop)
}

async fn create_order(State(shop): State<Shop>, Path(order): Path<u32>) -> StatusCode {
    let task = tokio::spawn(async move { shop.record(order).await });
    match task.await {
        Ok(()) => StatusCode::CREATED,
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

#[cfg(test)]
mod tests;
