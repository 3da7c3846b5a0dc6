// expect: fail each_user_has_a_count
// Believed that one number is enough, and did away with the lock.

pub mod support;

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::{Json, Router};
use serde_json::{Value, json};
use support::Profiles;

#[derive(Clone)]
pub struct AppState {
    pub profiles: Profiles,
    pub visits: Arc<std::sync::atomic::AtomicU32>,
}

pub fn app(profiles: Profiles) -> Router {
    let visits = Arc::default();
    Router::new()
        .route("/user/{user_id}", axum::routing::get(get_user))
        .with_state(AppState { profiles, visits })
}

async fn get_user(State(state): State<AppState>, Path(id): Path<u32>) -> Json<Value> {
    let visit = state
        .visits
        .fetch_add(1, std::sync::atomic::Ordering::Relaxed)
        + 1;
    let name = state.profiles.fetch_name(id).await;
    Json(json!({ "name": name, "visit": visit }))
}

#[cfg(test)]
mod tests;
