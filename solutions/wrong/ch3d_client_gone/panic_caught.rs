// expect: fail an_order_is_recorded_though_the_client_left_while_recording
// Believed that cancellation is a panic that can be caught.

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
    use futures::FutureExt;
    let both_steps = std::panic::AssertUnwindSafe(async {
        if let Err(Declined) = shop.charge(order).await {
            return StatusCode::PAYMENT_REQUIRED;
        }
        shop.record(order).await;
        StatusCode::CREATED
    });
    match both_steps.catch_unwind().await {
        Ok(status) => status,
        Err(_) => {
            shop.record(order).await;
            StatusCode::CREATED
        }
    }
}

#[cfg(test)]
mod tests;
