//! # A handler must be Send
//!
//! `GET /user/1` fetches the user's name, which takes 100 ms, and counts the visits.
//! Let the handler count; `AppState` may become what you need.
//!
//! - It answers `{"name":"user 1","visit":1}`; for the next visit of the same user it is 2.
//! - Each user has a count, and each app its own counts.
//! - No two requests get the same visit of one user, not even at once.
//! - Ten requests at once take 100 ms; in the picture `first` and `second` stay side by side.

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
    // Put the three lines in the place of `let visit = 1;`,
    // press Run and read what rustc says.
    // let mut visits = state.visits.lock().expect("not poisoned");
    // let visit = visits.entry(id).or_insert(0);
    // *visit += 1;
    let visit = 1;
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
mod tests;
