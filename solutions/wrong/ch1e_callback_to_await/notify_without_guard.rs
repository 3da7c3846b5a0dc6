// expect: fail a_dropped_callback_is_an_err
// Believed that the callback is always called. Nobody tells the waiting end that it was dropped.

pub mod support;

use std::sync::{Arc, Mutex};

use support::{Client, Data, Lost};
use tokio::sync::Notify;

pub async fn fetch_data(client: &Client, url: &str) -> Result<Data, Lost> {
    let result = Arc::new(Mutex::new(None));
    let slot = Arc::clone(&result);
    let news = Arc::new(Notify::new());
    let callback_news = Arc::clone(&news);
    client.get(url, move |data| {
        *slot.lock().expect("not poisoned") = Some(data);
        callback_news.notify_one();
    });
    news.notified().await;
    let data = result.lock().expect("not poisoned").take();
    data.ok_or(Lost)
}

#[cfg(test)]
mod tests;
