// expect: fail the_answer_takes_one_second
// Believed that the call of `sleep` waits; rustc warns.

use std::time::Duration;

pub struct Data {
    pub data: String,
}

pub async fn fetch_data(url: &str) -> Data {
    tokio::time::sleep(Duration::from_secs(1));
    Data {
        data: format!("from {url}"),
    }
}

#[cfg(test)]
mod tests;
