// expect: fail a_heartbeat_goes_on_during_the_wait
// Believed that one sleep is as good as the other.

use std::time::Duration;

pub struct Data {
    pub data: String,
}

pub async fn fetch_data(url: &str) -> Data {
    std::thread::sleep(Duration::from_secs(1));
    Data {
        data: format!("from {url}"),
    }
}

#[cfg(test)]
mod tests;
