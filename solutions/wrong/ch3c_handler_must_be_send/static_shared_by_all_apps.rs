// expect: fail each_app_has_its_own_counts
// Believed that a static is a good place for what all requests share.

pub mod support;

use std::collections::BTreeMap;
use std::sync::Mutex;

use axum::extract::{Path, State};
use axum::{Json, Router};
use serde_json::{Value, json};
use support::Profiles;

#[derive(Clone)]
pub struct AppState {
    pub profiles: Profiles,
}

static ALL: Mutex<BTreeMap<u32, u32>> = Mutex::new(BTreeMap::new());

pub fn app(profiles: Profiles) -> Router {
    Router::new()
        .route("/user/{user_id}", axum::routing::get(get_user))
        .with_state(AppState { profiles })
}

fn count(id: u32) -> u32 {
    let mut visits = ALL.lock().expect("not poisoned");
    let visit = visits.entry(id).or_insert(0);
    *visit += 1;
    *visit
}

async fn get_user(State(state): State<AppState>, Path(id): Path<u32>) -> Json<Value> {
    let visit = count(id);
    let name = state.profiles.fetch_name(id).await;
    Json(json!({ "name": name, "visit": visit }))
}

#[cfg(test)]
mod tests;
