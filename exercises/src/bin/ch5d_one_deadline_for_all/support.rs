//! Given: how long an attempt and a pause are, and why a request fails.

use std::time::Duration;

use thiserror::Error;

/// How long one attempt may take.
pub const ATTEMPT_LIMIT: Duration = Duration::from_secs(1);

/// How long to wait after a failed attempt.
pub const PAUSE: Duration = Duration::from_millis(500);

/// Why a request failed. Each of these is worth another attempt.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum FetchError {
    #[error("no answer in time")]
    TimedOut,
    #[error("the server answered {0}")]
    Status(u16),
}
