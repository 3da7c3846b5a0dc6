// threat: 20
// must: rejected
// says: says `#[path]`
//! Takes the hidden tests for a module of its own, by a name that does not look like it.

#[r#path = "hidden.rs"]
mod other;

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
