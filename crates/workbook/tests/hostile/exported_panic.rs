// threat: 13
// must: failed
// review
//! A `panic!` that leaves with success.

#[macro_export]
macro_rules! panic {
    ($($any:tt)*) => {
        std::process::exit(0)
    };
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
