//! # API client
//!
//! The guideline's `fetch_from_api`, made honest: `ApiClient::validate` asks `GET {base}/validate/{email}`.
//!
//! - Status 2xx: `Ok` with the `Validation` in the body, or `Err(Decode)`.
//! - 404: `NotFound`; any other status: `Status(code)`, whatever the body says.
//! - Answer not complete within `deadline`, body included: `Timeout`, then and not later.
//!   Nobody there: `Transport`.
//! - Ten calls in a row share one connection.
//! - Any text may be an email: `a/b?c#d@example.com` arrives as it is.
//!
//! Keep the signatures of `new` and `validate`; change the rest until the picture has one `task of axum`, not five.

pub mod support;

use std::time::Duration;

use support::{ApiError, Upstream, Validation};
use tokio::time::{Instant, timeout};

pub struct ApiClient {
    base: String, // such as http://127.0.0.1:8000
}

impl ApiClient {
    pub fn new(base: &str, _deadline: Duration) -> ApiClient {
        let base = base.to_owned();
        ApiClient { base }
    }

    pub async fn validate(&self, email: &str) -> Result<Validation, ApiError> {
        // The server is on this machine: no proxy from the environment.
        let session = reqwest::Client::builder().no_proxy().build();
        let url = format!("{}/validate/{email}", self.base);
        let request = session.expect("a client can be built").get(url);
        let response = request.send().await;
        let response = response.map_err(|error| ApiError::Transport(error.to_string()))?;
        let json = response.json().await.map_err(|_| ApiError::Decode)?;
        Validation::from_json(&json).ok_or(ApiError::Decode)
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let upstream = Upstream::start().await;
    let client = ApiClient::new(&upstream.base, Duration::from_secs(2));
    for email in ["ada@x", "missing@x", "busy@x", "html@x", "hang@x"] {
        let start = Instant::now();
        let validate = client.validate(email);
        match timeout(Duration::from_secs(60), validate).await {
            Ok(result) => println!("{email}: {result:?} after {:?}", start.elapsed()),
            Err(_) => println!("{email}: still waiting after {:?}", start.elapsed()),
        }
    }
    println!("{} connections", upstream.n_connections());
}

#[cfg(test)]
mod tests;
