//! # Many users, one answer
//!
//! `GET /users?ids=1,2,9` answers with an `Entry` for each id, in that order. Mend `users`.
//!
//! - 4 lookups at once, never more.
//! - A profile goes into `cache`. `NotFound`: null.
//!   Other errors: the cached one or null, `stale` is true.
//! - No such user: `not found`; `find` failed: `unavailable`; still 200.
//! - No ids, over 50, no numbers: 400.
//! - A profile missing after 5 s is stale; the name stays.
//! - A leaving client ends its lookups.
//!
//! Change it until in the picture at most 4 `entry()` overlap.

pub mod support;

use std::time::Duration;

use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::routing::get;
use axum::{Json, Router};
use futures::future::try_join_all;
use serde::Deserialize;
use support::{Entry, FakeUpstream, Service, Store, Upstream};
use support::{ask, store_with};
use tokio::time::Instant;

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
    let ids = wanted.ids.split(',').filter_map(|id| id.parse().ok());
    let ids: Vec<i64> = ids.collect();
    let entries = ids.iter().map(|id| entry(&service, *id));
    let entries = try_join_all(entries).await;
    let entries = entries.map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?;
    Ok(Json(entries))
}

async fn entry<S: Store, U: Upstream>(
    service: &Service<S, U>,
    id: i64,
) -> Result<Entry, Box<dyn std::error::Error + Send + Sync>> {
    let user = service.store.find(id).await?;
    let user = user.ok_or("no such user")?;
    let profile = service.upstream.profile(id).await?;
    Ok(Entry::Known {
        id,
        name: user.name,
        profile: Some(profile),
        stale: false,
    })
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
