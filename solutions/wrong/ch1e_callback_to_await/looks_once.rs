// expect: fail the_data_of_a_later_callback_is_returned
// Believed that the callback has run when `get` returns: the starter.

pub mod support;

use std::sync::{Arc, Mutex};

use support::{Client, Data, Lost};

pub async fn fetch_data(client: &Client, url: &str) -> Result<Data, Lost> {
    let result = Arc::new(Mutex::new(None));
    let slot = Arc::clone(&result);
    client.get(url, move |data| {
        *slot.lock().expect("not poisoned") = Some(data);
    });
    let data = result.lock().expect("not poisoned").take();
    data.ok_or(Lost)
}

#[cfg(test)]
mod tests;
