//! Given: the async function, and how a blocking call may be refused.

use std::time::Duration;

/// What a request returns.
#[derive(Debug)]
pub struct Data {
    pub data: String,
}

/// Why a blocking call was refused.
#[derive(Debug)]
pub enum BlockingError {
    /// The caller is inside a Tokio runtime: it should call the async function and `.await` it.
    InsideRuntime,
}

/// The request: it takes one second.
pub async fn fetch_data(url: &str) -> Data {
    tokio::time::sleep(Duration::from_secs(1)).await;
    Data {
        data: format!("from {url}"),
    }
}
