// expect: fail a_dropped_callback_is_an_err
// Believed that silence for some seconds means that the request is lost.

pub mod support;

use std::time::Duration;

use support::{Client, Data, Lost};
use tokio::sync::mpsc;
use tokio::time::timeout;

pub async fn fetch_data(client: &Client, url: &str) -> Result<Data, Lost> {
    let (sender, mut receiver) = mpsc::channel(1);
    let callback_sender = sender.clone();
    client.get(url, move |data| {
        let _ = callback_sender.try_send(data);
    });
    match timeout(Duration::from_secs(5), receiver.recv()).await {
        Ok(Some(data)) => Ok(data),
        Ok(None) | Err(_) => Err(Lost),
    }
}

#[cfg(test)]
mod tests;
