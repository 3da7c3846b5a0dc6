// expect: compile E0728
// Believed that `Drop` can await the second step. It is a plain function.

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
    struct Recorded(Shop, u32);
    impl Drop for Recorded {
        fn drop(&mut self) {
            self.0.record(self.1).await;
        }
    }
    let recorded = Recorded(shop.clone(), order);
    if let Err(Declined) = shop.charge(order).await {
        std::mem::forget(recorded);
        return StatusCode::PAYMENT_REQUIRED;
    }
    StatusCode::CREATED
}

#[cfg(test)]
mod tests;
