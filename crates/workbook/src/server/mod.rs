//! The door for browsers: the book, and an API that checks and runs what stands in it.

mod api;
mod events;
mod guard;
mod pages;
mod queue;
mod state;

pub(crate) use pages::Pages;
pub(crate) use state::{App, Libraries};

use std::sync::Arc;

use axum::extract::DefaultBodyLimit;
use axum::routing::post;
use axum::{Router, middleware};

use crate::submission::MAX_SIZE;

/// Everything that is served. `app` knows the address, so the server must be bound before.
pub(crate) fn app(app: Arc<App>) -> Router {
    let api = Router::new()
        .route("/api/state", post(api::state))
        .route("/api/open", post(api::open))
        .route("/api/save", post(api::save))
        .route("/api/versions", post(api::versions))
        .route("/api/check", post(api::check))
        .route("/api/run", post(api::run))
        .route("/api/reset", post(api::reset))
        .route("/api/export", post(api::export))
        .route("/api/import", post(api::import))
        .route_layer(middleware::from_fn_with_state(
            app.clone(),
            guard::ours_only,
        ))
        .layer(DefaultBodyLimit::max(MAX_SIZE));
    Router::new()
        .merge(api)
        .fallback(pages::serve)
        .layer(middleware::from_fn_with_state(
            app.clone(),
            guard::this_host_only,
        ))
        .with_state(app)
}
