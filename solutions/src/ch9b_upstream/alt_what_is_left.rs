//! Right: reqwest is told how long each attempt may take, the smaller of the limit and what is left of the total.

#[path = "../../../exercises/src/bin/ch9b_upstream/support.rs"]
pub mod support;

use std::time::Duration;

use reqwest::{Client, Url};
use serde::de::DeserializeOwned;
use support::{ATTEMPT, PAUSES, TOTAL}; // 2 s; 1 s and 2 s; 4 s
use support::{Profile, Upstream, UpstreamError, Validation};
use tokio::time::{Instant, sleep};

#[derive(Clone)]
pub struct UpstreamClient {
    http: Client,
    base: Url,
}

impl UpstreamClient {
    pub fn new(base: &str) -> UpstreamClient {
        // The servers are on this machine: no proxy from the environment.
        let http = Client::builder().no_proxy().build();
        UpstreamClient {
            http: http.expect("a client can be built"),
            base: Url::parse(base).expect("the base is a URL"),
        }
    }

    /// Asks for `{base}/{kind}/{key}`.
    pub async fn get<T: DeserializeOwned>(
        &self,
        kind: &str,
        key: &str,
    ) -> Result<T, UpstreamError> {
        let start = Instant::now();
        let mut last = UpstreamError::Timeout;
        for pause in [Duration::ZERO].into_iter().chain(PAUSES) {
            let left = TOTAL.saturating_sub(start.elapsed() + pause);
            if left.is_zero() {
                break;
            }
            sleep(pause).await;
            match self.attempt(kind, key, left.min(ATTEMPT)).await {
                Err(error @ (UpstreamError::Timeout | UpstreamError::Transport(_))) => last = error,
                Err(UpstreamError::Status(code @ 500..)) => last = UpstreamError::Status(code),
                answer => return answer,
            }
        }
        Err(last)
    }

    async fn attempt<T: DeserializeOwned>(
        &self,
        kind: &str,
        key: &str,
        limit: Duration,
    ) -> Result<T, UpstreamError> {
        let mut url = self.base.clone();
        let segments = url.path_segments_mut().expect("http URLs have a path");
        { segments }.pop_if_empty().extend([kind, key]);
        let response = self
            .http
            .get(url)
            .timeout(limit)
            .send()
            .await
            .map_err(reason)?;
        match response.status().as_u16() {
            200..=299 => response.json().await.map_err(reason),
            404 => Err(UpstreamError::NotFound),
            code => Err(UpstreamError::Status(code)),
        }
    }
}

fn reason(error: reqwest::Error) -> UpstreamError {
    if error.is_timeout() {
        UpstreamError::Timeout
    } else if error.is_decode() {
        UpstreamError::Decode
    } else {
        UpstreamError::Transport(error.to_string())
    }
}

impl Upstream for UpstreamClient {
    async fn profile(&self, id: i64) -> Result<Profile, UpstreamError> {
        self.get("profile", &id.to_string()).await
    }

    async fn is_valid(&self, email: &str) -> Result<bool, UpstreamError> {
        let validation: Validation = self.get("validate", email).await?;
        Ok(validation.valid)
    }
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch9b_upstream/tests.rs"]
mod tests;
