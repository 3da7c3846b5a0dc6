//! Right, because the guard's scope ends before the `.await`: it does not live in the future while that waits.
//! So the future is `Send`, and nobody waits for a lock that somebody keeps while waiting.

#[path = "../../../exercises/src/bin/ch3c_handler_must_be_send/support.rs"]
pub mod support;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use axum::extract::{Path, State};
use axum::{Json, Router};
use serde_json::{Value, json};
use support::{Profiles, get};
use tokio::time::Instant;

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
    let visit = {
        let mut visits = state.visits.lock().expect("not poisoned");
        let visit = visits.entry(id).or_insert(0);
        *visit += 1;
        *visit
    };
    let name = state.profiles.fetch_name(id).await;
    Json(json!({ "name": name, "visit": visit }))
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let app = app(Profiles::default());
    let start = Instant::now();
    let first = get(&app, "/user/1");
    let second = get(&app, "/user/1");
    let ((_, first), (_, second)) = tokio::join!(first, second);
    println!("{first}");
    println!("{second}");
    println!("after {:?}", start.elapsed());
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch3c_handler_must_be_send/tests.rs"]
mod tests;
