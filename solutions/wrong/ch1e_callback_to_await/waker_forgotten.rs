// expect: fail the_data_of_a_later_callback_is_returned
// Believed that a future that returned `Pending` is polled again by itself.

pub mod support;

use std::future::poll_fn;
use std::sync::{Arc, Mutex};
use std::task::Poll;

use support::{Client, Data, Lost};

pub async fn fetch_data(client: &Client, url: &str) -> Result<Data, Lost> {
    let result = Arc::new(Mutex::new(None));
    let slot = Arc::clone(&result);
    client.get(url, move |data| {
        *slot.lock().expect("not poisoned") = Some(data);
    });
    poll_fn(|_context| {
        if let Some(data) = result.lock().expect("not poisoned").take() {
            return Poll::Ready(Ok(data));
        }
        if Arc::strong_count(&result) == 1 {
            return Poll::Ready(Err(Lost));
        }
        Poll::Pending
    })
    .await
}

#[cfg(test)]
mod tests;
