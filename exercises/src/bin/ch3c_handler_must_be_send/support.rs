//! Given: the server with the profiles, and a way to ask a router without a network.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::Request;
use tokio::time::sleep;
use tower::ServiceExt;

/// Somebody else's server with the users' names.
#[derive(Debug, Clone, Default)]
pub struct Profiles(Arc<Requests>);

#[derive(Debug, Default)]
struct Requests {
    now: AtomicU32,
    most: AtomicU32,
}

impl Profiles {
    /// Fetches the name of a user. It takes 100 ms.
    pub async fn fetch_name(&self, id: u32) -> String {
        let requests = &self.0;
        let now = requests.now.fetch_add(1, Ordering::Relaxed) + 1;
        requests.most.fetch_max(now, Ordering::Relaxed);
        sleep(Duration::from_millis(100)).await;
        requests.now.fetch_sub(1, Ordering::Relaxed);
        format!("user {id}")
    }

    /// How many names were being fetched at once, at most.
    pub fn most_at_once(&self) -> u32 {
        self.0.most.load(Ordering::Relaxed)
    }
}

/// Sends a `GET` request to the router and returns the status and the body.
pub async fn get(app: &Router, path: &str) -> (u16, String) {
    let request = Request::get(path).body(Body::empty()).expect("a request");
    let answer = app.clone().oneshot(request).await;
    let answer = answer.expect("a router has no other error");
    let status = answer.status().as_u16();
    let body = to_bytes(answer.into_body(), usize::MAX).await;
    let body = body.expect("the body is in memory");
    (status, String::from_utf8_lossy(&body).into_owned())
}
