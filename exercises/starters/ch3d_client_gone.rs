//! # The client is gone
//!
//! `POST /order/1` charges the card and records the order; each takes 600 ms.
//! A client that loses patience hangs up.
//! Write the handler of `fn app(shop: Shop) -> Router`.
//!
//! - Whoever is charged is recorded, whenever the client hangs up.
//! - A patient client gets 201, after both steps.
//! - A declined card gets 402, and nothing is recorded.
//!
//! Change it until in the picture `shop.record` lasts until 1.2 s.

pub mod support;

use std::time::Duration;

use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::routing::post;
use support::{Declined, Shop, order, serve};
use tokio::time::sleep;

pub fn app(shop: Shop) -> Router {
    Router::new()
        .route("/order/{order}", post(create_order))
        .with_state(shop)
}

async fn create_order(State(shop): State<Shop>, Path(order): Path<u32>) -> StatusCode {
    if let Err(Declined) = shop.charge(order).await {
        return StatusCode::PAYMENT_REQUIRED;
    }
    shop.record(order).await;
    StatusCode::CREATED
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let shop = Shop::default();
    let address = serve(app(shop.clone())).await;
    let status = order(&address, 1, Duration::from_secs(1)).await;
    println!("after 1 s the client has the status {status:?}");
    sleep(Duration::from_secs(1)).await;
    println!("charged: {:?}", shop.charged());
    println!("recorded: {:?}", shop.recorded());
}

#[cfg(test)]
mod tests;
