//! Given: what a request can end with, and three requests.

use std::time::Duration;

use thiserror::Error;
use tokio::time::error::Elapsed;
use tokio::time::sleep;

/// What the server answers instead of data: a status. 504 means that *it* waited too long for another server.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("the server answered {0}")]
pub struct ApiError(pub u16);

/// What the caller gets instead of data.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum FetchError {
    #[error("no answer in time")]
    TimedOut,
    #[error(transparent)]
    Api(#[from] ApiError),
}

/// Lets `?` turn the error of `timeout` into ours.
impl From<Elapsed> for FetchError {
    fn from(_: Elapsed) -> FetchError {
        FetchError::TimedOut
    }
}

/// A request: an answer after 200 ms, a status after 300 ms, or an answer after an hour.
pub async fn fetch_from_api(path: &str) -> Result<String, ApiError> {
    match path {
        "/user" => {
            sleep(Duration::from_millis(200)).await;
            Ok("Ada".to_owned())
        }
        "/busy" => {
            sleep(Duration::from_millis(300)).await;
            Err(ApiError(503))
        }
        _ => {
            sleep(Duration::from_secs(3600)).await;
            Ok("late".to_owned())
        }
    }
}
