//! The lock is inside a type whose method is a plain function: no guard can get out, so none can meet an `.await`.

#[path = "../../../exercises/src/bin/ch3c_handler_must_be_send/support.rs"]
pub mod support;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use axum::extract::{FromRef, Path, State};
use axum::{Json, Router};
use serde_json::{Value, json};
use support::Profiles;

#[derive(Clone, Default)]
struct Visits(Arc<Mutex<BTreeMap<u32, u32>>>);

impl Visits {
    /// Counts a visit and says which it is.
    fn count(&self, id: u32) -> u32 {
        let mut visits = self.0.lock().expect("not poisoned");
        let visit = visits.entry(id).or_insert(0);
        *visit += 1;
        *visit
    }
}

#[derive(Clone, FromRef)]
struct AppState {
    profiles: Profiles,
    visits: Visits,
}

pub fn app(profiles: Profiles) -> Router {
    let visits = Visits::default();
    Router::new()
        .route("/user/{user_id}", axum::routing::get(get_user))
        .with_state(AppState { profiles, visits })
}

async fn get_user(
    State(profiles): State<Profiles>,
    State(visits): State<Visits>,
    Path(id): Path<u32>,
) -> Json<Value> {
    let name = profiles.fetch_name(id).await;
    Json(json!({ "name": name, "visit": visits.count(id) }))
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch3c_handler_must_be_send/tests.rs"]
mod tests;
