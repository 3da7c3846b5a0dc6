//! Tokio's `timeout` around the whole: when the deadline comes, it drops the request and its connection.
//! The same for any future, be it from reqwest or not.

#[path = "../../../exercises/src/bin/ch2a_api_client/support.rs"]
pub mod support;

use std::time::Duration;

use reqwest::{Client, StatusCode, Url};
use support::{ApiError, Validation};
use tokio::time::timeout;

pub struct ApiClient {
    http: Client,
    base: Url,
    deadline: Duration,
}

impl ApiClient {
    pub fn new(base: &str, deadline: Duration) -> ApiClient {
        let http = Client::builder().no_proxy().build();
        ApiClient {
            http: http.expect("a client can be built"),
            base: Url::parse(base).expect("the base is a URL"),
            deadline,
        }
    }

    pub async fn validate(&self, email: &str) -> Result<Validation, ApiError> {
        let answer = timeout(self.deadline, self.ask(email)).await;
        let (status, body) = answer
            .map_err(|_| ApiError::Timeout)?
            .map_err(|error| ApiError::Transport(error.to_string()))?;
        if status == StatusCode::NOT_FOUND {
            return Err(ApiError::NotFound);
        }
        if !status.is_success() {
            return Err(ApiError::Status(status.as_u16()));
        }
        let json = serde_json::from_slice(&body).map_err(|_| ApiError::Decode)?;
        Validation::from_json(&json).ok_or(ApiError::Decode)
    }

    async fn ask(&self, email: &str) -> Result<(StatusCode, Vec<u8>), reqwest::Error> {
        let mut url = self.base.clone();
        let segments = url.path_segments_mut();
        segments
            .expect("http URLs have a path")
            .push("validate")
            .push(email);
        let response = self.http.get(url).send().await?;
        let status = response.status();
        let body = response.bytes().await?;
        Ok((status, body.to_vec()))
    }
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch2a_api_client/tests.rs"]
mod tests;
