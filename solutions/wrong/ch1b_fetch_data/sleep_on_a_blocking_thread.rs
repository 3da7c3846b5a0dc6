// expect: fail the_answer_takes_one_second
// Believed that a blocking thread is the place for every wait: it keeps a thread, and the runtime's clock does not see it.

use std::time::Duration;

pub struct Data {
    pub data: String,
}

pub async fn fetch_data(url: &str) -> Data {
    let _ = tokio::task::spawn_blocking(|| std::thread::sleep(Duration::from_secs(1))).await;
    Data {
        data: format!("from {url}"),
    }
}

#[cfg(test)]
mod tests;
