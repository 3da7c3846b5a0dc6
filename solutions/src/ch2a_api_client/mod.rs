//! Right, because one client is made once, with a deadline for the whole answer; the status is looked
//! at before the body; and the email is handed to the URL as one segment of its path.

#[path = "../../../exercises/src/bin/ch2a_api_client/support.rs"]
pub mod support;

use std::time::Duration;

use reqwest::{Client, StatusCode, Url};
use support::{ApiError, Upstream, Validation};
use tokio::time::{Instant, timeout};

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
#[path = "../../../exercises/src/bin/ch2a_api_client/tests.rs"]
mod tests;
