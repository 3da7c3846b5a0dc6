// expect: fail no_two_requests_get_the_same_visit
// Believed that two short locks are as good as one. Between them is an `.await`, and others count meanwhile.

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
    let before = state.visits.lock().expect("not poisoned").get(&id).copied();
    let visit = before.unwrap_or(0) + 1;
    let name = state.profiles.fetch_name(id).await;
    state.visits.lock().expect("not poisoned").insert(id, visit);
    Json(json!({ "name": name, "visit": visit }))
}

#[cfg(test)]
mod tests;
