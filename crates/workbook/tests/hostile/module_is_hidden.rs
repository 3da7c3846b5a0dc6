// threat: 20
// must: compile-error
//! Declares the hidden tests as a module of its own.

mod hidden;

pub struct Data {
    pub data: String,
}

pub async fn fetch_data(url: &str) -> Data {
    Data { data: format!("wrong {url}") }
}

#[tokio::main]
async fn main() {
    println!("{}", fetch_data("https://example.com").await.data);
}

#[cfg(test)]
mod tests;
