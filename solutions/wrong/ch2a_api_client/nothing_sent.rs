// expect: fail ten_calls_share_one_connection
// The laziest: the answers of the visible tests, made up; the server is never asked.

pub mod support;

use std::time::Duration;

use support::{ApiError, Validation};

pub struct ApiClient {
    deadline: Duration,
}

impl ApiClient {
    pub fn new(_base: &str, deadline: Duration) -> ApiClient {
        ApiClient { deadline }
    }

    pub async fn validate(&self, email: &str) -> Result<Validation, ApiError> {
        match email.split('@').next().unwrap_or_default() {
            "missing" => Err(ApiError::NotFound),
            "status-503" => Err(ApiError::Status(503)),
            "status-400" => Err(ApiError::Status(400)),
            "html" => Err(ApiError::Decode),
            "hang" | "stall" | "slow" | "drip" => {
                tokio::time::sleep(self.deadline).await;
                Err(ApiError::Timeout)
            }
            name => Ok(Validation {
                email: email.to_owned(),
                valid: name != "nobody",
            }),
        }
    }
}

#[cfg(test)]
mod tests;
