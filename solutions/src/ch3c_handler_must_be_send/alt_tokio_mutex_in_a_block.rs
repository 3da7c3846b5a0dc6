//! Tokio's `Mutex`, held only while counting. Its guard may live across an `.await`; this one does not.
//! std's is enough here and quicker, because nothing is awaited under the lock.

#[path = "../../../exercises/src/bin/ch3c_handler_must_be_send/support.rs"]
pub mod support;

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::extract::{Path, State};
use axum::{Json, Router};
use serde_json::{Value, json};
use support::Profiles;
use tokio::sync::Mutex;

#[derive(Clone)]
pub struct AppState {
    pub profiles: Profiles,
    pub visits: Arc<Mutex<BTreeMap<u32, u32>>>,
}

pub fn app(profiles: Profiles) -> Router {
    let visits = Arc::default();
    Router::new()
        .route("/user/{user_id}", axum::routing::get(get_user))
        .with_state(AppState { profiles, visits })
}

async fn get_user(State(state): State<AppState>, Path(id): Path<u32>) -> Json<Value> {
    let visit = *state
        .visits
        .lock()
        .await
        .entry(id)
        .and_modify(|visit| *visit += 1)
        .or_insert(1);
    let name = state.profiles.fetch_name(id).await;
    Json(json!({ "name": name, "visit": visit }))
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch3c_handler_must_be_send/tests.rs"]
mod tests;
