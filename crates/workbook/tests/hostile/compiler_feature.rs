// threat: 23
// must: compile-error
// says: E0554
//! Switches on a feature of the compiler.

#![feature(rustc_attrs)]

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
