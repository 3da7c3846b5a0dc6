//! Given: the kinds of runtime, and the request.

use std::time::Duration;

use tokio::runtime::Handle;

/// How many threads a runtime has for its tasks.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// Only the thread that calls `run`.
    CurrentThread,
    /// Worker threads as well, one for each core.
    MultiThread,
}

/// What a request returns.
#[derive(Debug)]
pub struct Data {
    pub data: String,
}

/// The request: it takes one second.
pub async fn fetch_data(url: &str) -> Data {
    tokio::time::sleep(Duration::from_secs(1)).await;
    let flavor = Handle::current().runtime_flavor();
    Data {
        data: format!("from {url} on a {flavor:?} runtime"),
    }
}
