// threat: 18
// must: rejected
// says: makes the tests
//! Moves the clock by a path that begins with a module of its own.

mod a {
    pub use tokio::time as t;
}

pub struct Data {
    pub data: String,
}

pub async fn fetch_data(url: &str) -> Data {
    a::t::advance(std::time::Duration::from_secs(1)).await;
    Data { data: format!("from {url}") }
}

#[tokio::main]
async fn main() {
    println!("{}", fetch_data("https://example.com").await.data);
}

#[cfg(test)]
mod tests;
