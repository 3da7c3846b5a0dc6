// expect: fail who_has_no_profile_has_no_old_one_either
// Believed that an old profile is better than none. The service has said that there is none.

pub mod support;

use std::time::Duration;

use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::routing::get;
use axum::{Json, Router};
use futures::{StreamExt, stream};
use serde::Deserialize;
use support::{AT_ONCE, BUDGET, MAX_IDS, ask, store_with};
use support::{Entry, FakeUpstream, Service, Store, Upstream, UpstreamError};
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
    let entries: Vec<_> = ids.iter().map(|id| entry(&service, *id, end)).collect();
    // At most so many at once, in the order of the ids; all are dropped with this future.
    let entries = stream::iter(entries).buffered(AT_ONCE);
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
        Err(UpstreamError::NotFound) => (service.cache.get(id), false),
        Err(_) => (service.cache.get(id), true),
    };
    Entry::Known {
        id,
        name,
        profile,
        stale,
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let upstream = FakeUpstream::that_takes(Duration::from_millis(100));
    let app = app(Service::new(store_with(9).await, upstream.clone()));
    for path in ["/users?ids=1,2,4,6,7,8,9", "/users?ids=1,3,5,10"] {
        let start = Instant::now();
        let (status, body) = ask(&app, "GET", path, "").await;
        println!("{path}: {status} after {:?}", start.elapsed());
        println!("  {body}");
    }
    println!("at once: {}", upstream.max_in_flight());
}

#[cfg(test)]
mod tests;
