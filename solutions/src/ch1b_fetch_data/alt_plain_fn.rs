//! A plain function that returns a future: what `async fn` means, written out.
//! The text is made during the call, so the future does not borrow `url`.

use std::time::Duration;

pub struct Data {
    pub data: String,
}

pub fn fetch_data(url: &str) -> impl Future<Output = Data> + use<> {
    let data = format!("from {url}");
    async move {
        tokio::time::sleep(Duration::from_secs(1)).await;
        Data { data }
    }
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch1b_fetch_data/tests.rs"]
mod tests;
