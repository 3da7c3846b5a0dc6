// expect: fail visits_are_counted
// Believed that without `.await` a guard may be kept. The thread waits for a timer that only this thread could drive.

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
    let mut visits = state.visits.lock().expect("not poisoned");
    let visit = visits.entry(id).or_insert(0);
    *visit += 1;
    let name = futures::executor::block_on(state.profiles.fetch_name(id));
    Json(json!({ "name": name, "visit": visit }))
}

#[cfg(test)]
mod tests;
