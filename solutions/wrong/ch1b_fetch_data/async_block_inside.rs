// expect: compile E0308
// Believed that an async block runs where it stands; the function returns a future of a future.

use std::time::Duration;

pub struct Data {
    pub data: String,
}

pub async fn fetch_data(url: &str) -> Data {
    async move {
        tokio::time::sleep(Duration::from_secs(1)).await;
        Data {
            data: format!("from {url}"),
        }
    }
}

#[cfg(test)]
mod tests;
