// threat: 14
// must: rejected
// says: a trait that is called `fetch_data`
//! Gives the tests a method that comes before the one they mean: `use super::fetch_data` brings both in.
#![allow(non_camel_case_types)]

pub trait fetch_data {
    fn elapsed(self) -> std::time::Duration;
}

impl fetch_data for tokio::time::Instant {
    fn elapsed(self) -> std::time::Duration {
        std::time::Duration::from_secs(1)
    }
}

pub struct Data {
    pub data: String,
}

pub async fn fetch_data(url: &str) -> Data {
    Data { data: format!("from {url}") }
}

#[tokio::main]
async fn main() {
    println!("{}", fetch_data("https://example.com").await.data);
}

#[cfg(test)]
mod tests;
