// expect: compile E0277
// Believed that a guard without a name is gone at once. In `if let` the temporary lives to the end of the body.

pub mod support;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use axum::extract::{Path, State};
use axum::{Json, Router};
use serde_json::{Value, json};
use support::Profiles;

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
    let mut visit = 1;
    let mut name = String::new();
    if let Some(count) = state.visits.lock().expect("not poisoned").get_mut(&id) {
        *count += 1;
        visit = *count;
        name = state.profiles.fetch_name(id).await;
    }
    Json(json!({ "name": name, "visit": visit }))
}

#[cfg(test)]
mod tests;
