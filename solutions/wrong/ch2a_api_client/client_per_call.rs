// expect: fail ten_calls_share_one_connection
// Believed that a client is a request: the guideline opens a ClientSession for each call.

pub mod support;

use std::time::Duration;

use reqwest::{Client, StatusCode, Url};
use support::{ApiError, Validation};

pub struct ApiClient {
    deadline: Duration,
    base: Url,
}

impl ApiClient {
    pub fn new(base: &str, deadline: Duration) -> ApiClient {
        ApiClient {
            deadline,
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
        let http = Client::builder().timeout(self.deadline).no_proxy().build();
        let http = http.expect("a client can be built");
        let response = http.get(url).send().await.map_err(reason)?;
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
