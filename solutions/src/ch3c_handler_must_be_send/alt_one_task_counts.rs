//! No lock: one task owns the map, and the handlers send it the id and a place for the answer.

#[path = "../../../exercises/src/bin/ch3c_handler_must_be_send/support.rs"]
pub mod support;

use std::collections::BTreeMap;

use axum::extract::{Path, State};
use axum::{Json, Router};
use serde_json::{Value, json};
use support::Profiles;
use tokio::sync::{mpsc, oneshot};

type Question = (u32, oneshot::Sender<u32>);

#[derive(Clone)]
pub struct AppState {
    profiles: Profiles,
    visits: mpsc::UnboundedSender<Question>,
}

pub fn app(profiles: Profiles) -> Router {
    let (visits, questions) = mpsc::unbounded_channel();
    tokio::spawn(count(questions));
    Router::new()
        .route("/user/{user_id}", axum::routing::get(get_user))
        .with_state(AppState { profiles, visits })
}

/// Counts until the last handler is gone.
async fn count(mut questions: mpsc::UnboundedReceiver<Question>) {
    let mut visits = BTreeMap::new();
    while let Some((id, answer)) = questions.recv().await {
        let visit = visits.entry(id).or_insert(0);
        *visit += 1;
        let _ = answer.send(*visit); // the handler may be gone
    }
}

async fn get_user(State(state): State<AppState>, Path(id): Path<u32>) -> Json<Value> {
    let (answer, visit) = oneshot::channel();
    let asked = state.visits.send((id, answer));
    asked.expect("the task counts as long as there are handlers");
    let name = state.profiles.fetch_name(id).await;
    let visit = visit.await.expect("the task answers every question");
    Json(json!({ "name": name, "visit": visit }))
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch3c_handler_must_be_send/tests.rs"]
mod tests;
