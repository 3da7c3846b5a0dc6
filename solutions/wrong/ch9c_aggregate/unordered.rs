// expect: fail the_entries_come_in_the_order_of_the_ids
// Believed that the order of the answers is the order of the questions.

pub mod support;

use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::routing::get;
use axum::{Json, Router};
use futures::{StreamExt, stream};
use serde::Deserialize;
use support::{AT_ONCE, BUDGET, MAX_IDS};
use support::{Entry, Service, Store, Upstream, UpstreamError};
use tokio::time::{Instant, timeout_at};

#[derive(Debug, Deserialize)]
pub struct Wanted {
    pub ids: String,
}

pub fn app<S: Store, U: Upstream>(service: Service<S, U>) -> Router {
    Router::new()
        .route("/users", get(users::<S, U>))
        .with_state(service)
}

async fn users<S: Store, U: Upstream>(
    State(service): State<Service<S, U>>,
    Query(wanted): Query<Wanted>,
) -> Result<Json<Vec<Entry>>, StatusCode> {
    let end = Instant::now() + BUDGET;
    let ids: Result<Vec<i64>, _> = wanted.ids.split(',').map(str::parse).collect();
    let ids = ids.map_err(|_| StatusCode::BAD_REQUEST)?;
    if ids.len() > MAX_IDS {
        return Err(StatusCode::BAD_REQUEST);
    }
    let entries: Vec<_> = ids
        .iter()
        .rev()
        .map(|id| entry(&service, *id, end))
        .collect();
    // At most so many at once, in the order of the ids; all are dropped with this future.
    let entries = stream::iter(entries).buffer_unordered(AT_ONCE);
    Ok(Json(entries.collect().await))
}

/// What can be said about one user; an error is a thing to say, too.
async fn entry<S: Store, U: Upstream>(service: &Service<S, U>, id: i64, end: Instant) -> Entry {
    let name = match service.store.find(id).await {
        Ok(Some(user)) => user.name,
        Ok(None) => {
            let error = "not found";
            return Entry::Unknown { id, error };
        }
        Err(error) => {
            tracing::error!(%error, id, "the store failed"); // for the log, not for the client
            let error = "unavailable";
            return Entry::Unknown { id, error };
        }
    };
    let answer = timeout_at(end, service.upstream.profile(id)).await;
    let (profile, stale) = match answer.unwrap_or(Err(UpstreamError::Timeout)) {
        Ok(profile) => {
            service.cache.put(id, profile.clone());
            (Some(profile), false)
        }
        Err(UpstreamError::NotFound) => (None, false),
        Err(_) => (service.cache.get(id), true),
    };
    Entry::Known {
        id,
        name,
        profile,
        stale,
    }
}

#[cfg(test)]
mod tests;
