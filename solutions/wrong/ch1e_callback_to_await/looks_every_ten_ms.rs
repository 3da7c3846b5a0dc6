// expect: fail it_is_polled_at_most_ten_times
// Believed that looking often enough is waiting: it is polled 102 times.

pub mod support;

use std::sync::{Arc, Mutex};
use std::time::Duration;

use support::{Client, Data, Lost};

pub async fn fetch_data(client: &Client, url: &str) -> Result<Data, Lost> {
    let result = Arc::new(Mutex::new(None));
    let slot = Arc::clone(&result);
    client.get(url, move |data| {
        *slot.lock().expect("not poisoned") = Some(data);
    });
    loop {
        if let Some(data) = result.lock().expect("not poisoned").take() {
            return Ok(data);
        }
        if Arc::strong_count(&result) == 1 {
            return Err(Lost);
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

#[cfg(test)]
mod tests;
