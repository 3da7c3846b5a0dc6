//! Given: why a request fails, how often to try, and a server that is having a bad day.

use std::future::pending;
use std::num::NonZeroU32;
use std::time::Duration;

use thiserror::Error;
use tokio::time::sleep;

/// Why a request failed.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum FetchError {
    #[error("no answer in time")]
    TimedOut,
    #[error("the server answered {0}")]
    Status(u16),
}

impl FetchError {
    /// Whether the same request may succeed later: silence, 429 (too many requests) and 500 to 599.
    pub fn is_temporary(&self) -> bool {
        match self {
            FetchError::TimedOut => true,
            FetchError::Status(status) => *status == 429 || *status >= 500,
        }
    }
}

/// How often and how long to try.
#[derive(Debug, Clone)]
pub struct RetryPolicy {
    /// Attempts in all, the first one included.
    pub max_attempts: NonZeroU32,
    /// The pause after the first attempt. It doubles after each further one.
    pub base_delay: Duration,
    /// No pause is longer.
    pub max_delay: Duration,
    /// How long one attempt may take.
    pub attempt_limit: Duration,
}

/// A server that is silent at first, then busy, and then answers.
pub async fn fetch_from_api(attempt: u32) -> Result<String, FetchError> {
    match attempt {
        1 => pending().await,
        2 => {
            sleep(Duration::from_millis(300)).await;
            Err(FetchError::Status(503))
        }
        _ => {
            sleep(Duration::from_millis(300)).await;
            Ok("Ada".to_owned())
        }
    }
}
