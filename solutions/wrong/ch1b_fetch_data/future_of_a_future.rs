// expect: compile E0308
// Believed that an `async fn` has to name the future as its return type.

use std::time::Duration;

pub struct Data {
    pub data: String,
}

pub async fn fetch_data(url: &str) -> impl Future<Output = Data> {
    async move {
        tokio::time::sleep(Duration::from_secs(1)).await;
        Data {
            data: format!("from {url}"),
        }
    }
}

#[cfg(test)]
mod tests;
