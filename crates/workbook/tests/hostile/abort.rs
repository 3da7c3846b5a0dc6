// threat: 8
// must: crashed
// says: signal 6
// review
//! Aborts.

pub struct Data {
    pub data: String,
}

pub async fn fetch_data(url: &str) -> Data {
    println!("{url}");
    std::process::abort()
}

#[tokio::main]
async fn main() {
    println!("{}", fetch_data("https://example.com").await.data);
}

#[cfg(test)]
mod tests;
