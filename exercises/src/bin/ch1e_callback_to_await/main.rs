//! # From callback to await
//!
//! The given client calls back with the data.
//! Make it a future: `async fn fetch_data(client: &Client, url: &str) -> Result<Data, Lost>`.
//!
//! - It returns `Ok` with the callback's data as soon as the callback is called, be it at once or later.
//! - As soon as the callback is dropped without a call, it returns `Err(Lost)`.
//! - If the caller of `fetch_data` gives up first, the callback does not panic.
//! - While it waits, it keeps no thread busy or blocked, and is polled at most 10 times.

pub mod support;

use std::time::{Duration, Instant};

use support::{Answer, Client, Data, Lost};

pub async fn fetch_data(
    client: &Client, // calls back
    url: &str,
) -> Result<Data, Lost> {
    use std::sync::{Arc, Mutex};

    let result = Arc::new(Mutex::new(None));
    let slot = Arc::clone(&result);
    client.get(url, move |data| {
        *slot.lock().expect("not poisoned") = Some(data);
    });
    let data = result.lock().expect("not poisoned").take();
    data.ok_or(Lost)
}

#[tokio::main]
async fn main() {
    for answer in [
        Answer::AtOnce,
        Answer::After(Duration::from_secs(1)),
        Answer::Never,
    ] {
        let client = Client::new(answer);
        let start = Instant::now();
        let result = fetch_data(&client, "https://example.com").await;
        let elapsed = start.elapsed();
        println!("{answer:?}: {result:?} after {elapsed:.1?}");
        let n_called = client.n_called();
        let n_panicked = client.n_panicked();
        println!("  called {n_called}, panicked {n_panicked}");
    }
}

#[cfg(test)]
mod tests;
