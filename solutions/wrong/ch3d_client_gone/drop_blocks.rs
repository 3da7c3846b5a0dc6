// expect: fail an_order_is_recorded_though_the_client_left_while_recording
// Believed that `Drop` may block until the step is done. Inside a runtime that panics.

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
    struct Recorded(Shop, u32, bool);
    impl Drop for Recorded {
        fn drop(&mut self) {
            if self.2 {
                tokio::runtime::Handle::current().block_on(self.0.record(self.1));
            }
        }
    }
    let mut recorded = Recorded(shop.clone(), order, true);
    if let Err(Declined) = shop.charge(order).await {
        recorded.2 = false;
        return StatusCode::PAYMENT_REQUIRED;
    }
    shop.record(order).await;
    recorded.2 = false;
    StatusCode::CREATED
}

#[cfg(test)]
mod tests;
