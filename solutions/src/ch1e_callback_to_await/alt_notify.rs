//! A slot for the value and a `Notify` for the news, which is kept if it comes before the wait.
//! The callback owns a guard that gives the news when it is dropped, after a call and without one.

#[path = "../../../exercises/src/bin/ch1e_callback_to_await/support.rs"]
pub mod support;

use std::sync::{Arc, Mutex};

use support::{Client, Data, Lost};
use tokio::sync::Notify;

/// Tells `fetch_data` that the callback is gone.
struct Gone(Arc<Notify>);

impl Drop for Gone {
    fn drop(&mut self) {
        self.0.notify_one();
    }
}

pub async fn fetch_data(client: &Client, url: &str) -> Result<Data, Lost> {
    let result = Arc::new(Mutex::new(None));
    let slot = Arc::clone(&result);
    let news = Arc::new(Notify::new());
    let gone = Gone(Arc::clone(&news));
    client.get(url, move |data| {
        *slot.lock().expect("not poisoned") = Some(data);
        drop(gone);
    });
    news.notified().await;
    let data = result.lock().expect("not poisoned").take();
    data.ok_or(Lost)
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch1e_callback_to_await/tests.rs"]
mod tests;
