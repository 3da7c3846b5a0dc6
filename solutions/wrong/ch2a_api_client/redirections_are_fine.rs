// expect: fail any_other_status_is_told_apart
// Believed that `error_for_status` makes an error of whatever is no success. It lets everything below 400 pass.

pub mod support;

use std::fmt::Write;
use std::time::Duration;

use reqwest::{Client, Error, StatusCode};
use serde_json::Value;
use support::{ApiError, Validation};

pub struct ApiClient {
    http: Client,
    base: String,
    deadline: Duration,
}

impl ApiClient {
    pub fn new(base: &str, deadline: Duration) -> ApiClient {
        let http = Client::builder().no_proxy().build();
        ApiClient {
            http: http.expect("a client can be built"),
            base: base.to_owned(),
            deadline,
        }
    }

    pub async fn validate(&self, email: &str) -> Result<Validation, ApiError> {
        let json = self
            .ask(email)
            .await
            .map_err(|error| match error.status() {
                Some(StatusCode::NOT_FOUND) => ApiError::NotFound,
                Some(status) => ApiError::Status(status.as_u16()),
                None if error.is_timeout() => ApiError::Timeout,
                None if error.is_decode() => ApiError::Decode,
                None => ApiError::Transport(error.to_string()),
            })?;
        Validation::from_json(&json).ok_or(ApiError::Decode)
    }

    async fn ask(&self, email: &str) -> Result<Value, Error> {
        let url = format!("{}/validate/{}", self.base, escaped(email));
        let request = self.http.get(url).timeout(self.deadline);
        let response = request.send().await?.error_for_status()?;
        response.json().await
    }
}

/// Every byte that is no letter or digit as `%` and two hexadecimal digits.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || byte == b'@' {
            escaped.push(char::from(byte));
        } else {
            write!(escaped, "%{byte:02X}").expect("a String takes any text");
        }
    }
    escaped
}

#[cfg(test)]
mod tests;
