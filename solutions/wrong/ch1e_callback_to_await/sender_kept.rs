// expect: fail a_dropped_callback_is_an_err
// Believed that the channel ends with the callback. It ends with the last sender, and `fetch_data` holds one.

pub mod support;

use support::{Client, Data, Lost};
use tokio::sync::mpsc;

pub async fn fetch_data(client: &Client, url: &str) -> Result<Data, Lost> {
    let (sender, mut receiver) = mpsc::channel(1);
    let callback_sender = sender.clone();
    client.get(url, move |data| {
        let _ = callback_sender.try_send(data);
    });
    receiver.recv().await.ok_or(Lost)
}

#[cfg(test)]
mod tests;
