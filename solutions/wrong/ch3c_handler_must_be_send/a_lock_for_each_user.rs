// expect: fail requests_do_not_wait_for_each_other
// Believed that a lock for each user is fine enough. Two requests for one user still wait for each other.

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
    pub visits: Arc<Mutex<BTreeMap<u32, Arc<tokio::sync::Mutex<u32>>>>>,
}

pub fn app(profiles: Profiles) -> Router {
    let visits = Arc::default();
    Router::new()
        .route("/user/{user_id}", axum::routing::get(get_user))
        .with_state(AppState { profiles, visits })
}

async fn get_user(State(state): State<AppState>, Path(id): Path<u32>) -> Json<Value> {
    let count = {
        let mut visits = state.visits.lock().expect("not poisoned");
        Arc::clone(visits.entry(id).or_default())
    };
    let mut visit = count.lock().await;
    *visit += 1;
    let name = state.profiles.fetch_name(id).await;
    Json(json!({ "name": name, "visit": *visit }))
}

#[cfg(test)]
mod tests;
