// expect: fail not_found_is_an_error_even_with_a_json_body
// Believed that the guideline's lines do in Rust what they look like: the starter.

pub mod support;

use std::time::Duration;

use support::{ApiError, Validation};

pub struct ApiClient {
    base: String,
}

impl ApiClient {
    pub fn new(base: &str, _deadline: Duration) -> ApiClient {
        let base = base.to_owned();
        ApiClient { base }
    }

    pub async fn validate(&self, email: &str) -> Result<Validation, ApiError> {
        let session = reqwest::Client::builder().no_proxy().build();
        let url = format!("{}/validate/{email}", self.base);
        let request = session.expect("a client can be built").get(url);
        let response = request.send().await;
        let response = response.map_err(|error| ApiError::Transport(error.to_string()))?;
        let json = response.json().await.map_err(|_| ApiError::Decode)?;
        Validation::from_json(&json).ok_or(ApiError::Decode)
    }
}

#[cfg(test)]
mod tests;
