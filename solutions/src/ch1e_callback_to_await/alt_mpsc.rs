//! A channel for many values, used for one. `recv` returns `None` once the only sender is gone,
//! so `fetch_data` must not keep a sender of its own.

#[path = "../../../exercises/src/bin/ch1e_callback_to_await/support.rs"]
pub mod support;

use support::{Client, Data, Lost};
use tokio::sync::mpsc;

pub async fn fetch_data(client: &Client, url: &str) -> Result<Data, Lost> {
    let (sender, mut receiver) = mpsc::channel(1);
    client.get(url, move |data| {
        // There is room for one value; an error means that the caller has given up.
        let _ = sender.try_send(data);
    });
    receiver.recv().await.ok_or(Lost)
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch1e_callback_to_await/tests.rs"]
mod tests;
