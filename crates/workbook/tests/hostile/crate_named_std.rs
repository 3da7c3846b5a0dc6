// threat: 14
// must: rejected
// says: extern
//! Declares itself to be the standard library.

extern crate self as std;
extern crate std as real;
pub use real::*;

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
