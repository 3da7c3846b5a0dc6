// expect: fail not_found_is_an_error_even_with_a_json_body
// Believed that an error is an error; the caller cannot tell 404 from a broken connection.

pub mod support;

use std::time::Duration;

use reqwest::{Client, Url};
use support::{ApiError, Validation};

pub struct ApiClient {
    http: Client,
    base: Url,
}

impl ApiClient {
    pub fn new(base: &str, deadline: Duration) -> ApiClient {
        // The deadline covers everything from the call to the last byte of the body.
        // The server is on this machine: no proxy from the environment.
        let http = Client::builder().timeout(deadline).no_proxy().build();
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
        let response = response.error_for_status().map_err(reason)?;
        let json = response.json().await.map_err(reason)?;
        Validation::from_json(&json).ok_or(ApiError::Decode)
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
