// threat: 23
// must: rejected
// says: extern
//! Asks for a library that the exercises do not use.

extern crate libc;

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
