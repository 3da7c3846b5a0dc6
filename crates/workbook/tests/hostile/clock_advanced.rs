// threat: 18
// must: rejected
// says: tokio::time::advance
//! Moves the clock instead of waiting.

pub struct Data {
    pub data: String,
}

pub async fn fetch_data(url: &str) -> Data {
    tokio::time::advance(std::time::Duration::from_secs(1)).await;
    Data { data: format!("from {url}") }
}

#[tokio::main]
async fn main() {
    println!("{}", fetch_data("https://example.com").await.data);
}

#[cfg(test)]
mod tests;
