// expect: fail requests_do_not_wait_for_each_other
// Believed that a task of its own does not disturb the others. They wait for its lock all the same.

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
    let task = tokio::spawn(async move {
        let mut visits = state.visits.lock_owned().await;
        let visit = visits.entry(id).or_insert(0);
        *visit += 1;
        (*visit, state.profiles.fetch_name(id).await)
    });
    let (visit, name) = task.await.expect("no panic");
    Json(json!({ "name": name, "visit": visit }))
}

#[cfg(test)]
mod tests;
