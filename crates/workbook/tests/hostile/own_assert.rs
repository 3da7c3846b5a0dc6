// threat: 13
// must: compile-error
// says: E0659
//! An `assert!` that checks nothing.

macro_rules! assert {
    ($($any:tt)*) => {};
}

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
