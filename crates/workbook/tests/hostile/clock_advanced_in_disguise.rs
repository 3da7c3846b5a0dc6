// threat: 18
// must: rejected
// says: makes the tests
//! Moves the clock under another name.

use tokio::{time as faked};

pub struct Data {
    pub data: String,
}

pub async fn fetch_data(url: &str) -> Data {
    faked::pause();
    faked::advance(std::time::Duration::from_secs(1)).await;
    Data { data: format!("from {url}") }
}

#[tokio::main]
async fn main() {
    println!("{}", fetch_data("https://example.com").await.data);
}

#[cfg(test)]
mod tests;
