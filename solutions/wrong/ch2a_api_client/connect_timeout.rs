// expect: fail a_server_that_never_answers_times_out
// Believed that a server which takes the connection will answer.

pub mod support;

use std::time::Duration;

use reqwest::{Client, StatusCode, Url};
use support::{ApiError, Validation};

pub struct ApiClient {
    http: Client,
    base: Url,
}

impl ApiClient {
    pub fn new(base: &str, deadline: Duration) -> ApiClient {
        // The server is on this machine: no proxy from the environment.
        let http = Client::builder()
            .connect_timeout(deadline)
            .no_proxy()
            .build();
        ApiClient {
            http: http.expect("a client can be built"),
            base: Url::parse(base).expect("the base is a URL"),
        }
    }

    pub async fn validate(&self, email: &str) -> Result<Validation, ApiError> {
        let mut url = self.base.clone();
        let segments = url.path_segments_mut();
        segments
            .expect("http URLs have a path")
            .pop_if_empty()
            .extend(["validate", email]);
        let response = self.http.get(url).send().await.map_err(reason)?;
        match response.status() {
            status if status.is_success() => {
                let json = response.json().await.map_err(reason)?;
                Validation::from_json(&json).ok_or(ApiError::Decode)
            }
            StatusCode::NOT_FOUND => Err(ApiError::NotFound),
            status => Err(ApiError::Status(status.as_u16())),
        }
    }
}

fn reason(error: reqwest::Error) -> ApiError {
    if error.is_timeout() {
        ApiError::Timeout
    } else if error.is_decode() {
        ApiError::Decode
    } else {
        ApiError::Transport(error.to_string())
    }
}

#[cfg(test)]
mod tests;
