// expect: compile E0277
// Believed that one thread needs no lock. A router's state must be `Send` and `Sync`, whatever the runtime.

pub mod support;

use std::collections::BTreeMap;

use axum::extract::{Path, State};
use axum::{Json, Router};
use serde_json::{Value, json};
use support::Profiles;

#[derive(Clone)]
pub struct AppState {
    pub profiles: Profiles,
    pub visits: std::rc::Rc<std::cell::RefCell<BTreeMap<u32, u32>>>,
}

pub fn app(profiles: Profiles) -> Router {
    let visits = std::rc::Rc::default();
    Router::new()
        .route("/user/{user_id}", axum::routing::get(get_user))
        .with_state(AppState { profiles, visits })
}

async fn get_user(State(state): State<AppState>, Path(id): Path<u32>) -> Json<Value> {
    let visit = {
        let mut visits = state.visits.borrow_mut();
        let visit = visits.entry(id).or_insert(0);
        *visit += 1;
        *visit
    };
    let name = state.profiles.fetch_name(id).await;
    Json(json!({ "name": name, "visit": visit }))
}

#[cfg(test)]
mod tests;
