// threat: 15
// must: failed
// says: behaves differently in tests
// review
//! Does something else when it is tested.

pub struct Data {
    pub data: String,
}

pub async fn fetch_data(url: &str) -> Data {
    if cfg!(test) {
        tokio::time::sleep(std::time::Duration::from_secs(1)).await;
        Data { data: "from https://example.com".into() }
    } else {
        Data { data: format!("anything {url}") }
    }
}

#[tokio::main]
async fn main() {
    println!("{}", fetch_data("https://example.com").await.data);
}

#[cfg(test)]
mod tests;
