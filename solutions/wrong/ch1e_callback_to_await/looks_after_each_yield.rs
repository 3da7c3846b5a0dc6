// expect: fail the_data_of_a_later_callback_is_returned
// Believed that giving way is waiting. A task that is always ready keeps the paused clock still; only the watchdog thread ends it.

pub mod support;

use std::sync::{Arc, Mutex};

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
        tokio::task::yield_now().await;
    }
}

#[cfg(test)]
mod tests;
