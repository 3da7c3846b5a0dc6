// expect: fail the_data_is_from_the_url
// Believed that only the url of `main` is asked for.

use std::time::Duration;

pub struct Data {
    pub data: String,
}

pub async fn fetch_data(_url: &str) -> Data {
    tokio::time::sleep(Duration::from_secs(1)).await;
    Data {
        data: "from https://example.com".to_string(),
    }
}

#[cfg(test)]
mod tests;
