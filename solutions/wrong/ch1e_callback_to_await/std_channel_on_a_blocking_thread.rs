// expect: fail the_data_of_a_later_callback_is_returned
// Believed that a blocking thread is the place for every wait. Each waiting request keeps one, and the paused clock waits for it.

pub mod support;

use std::sync::mpsc;

use support::{Client, Data, Lost};

pub async fn fetch_data(client: &Client, url: &str) -> Result<Data, Lost> {
    let (sender, receiver) = mpsc::channel();
    client.get(url, move |data| {
        let _ = sender.send(data);
    });
    let waiting = tokio::task::spawn_blocking(move || receiver.recv());
    match waiting.await {
        Ok(Ok(data)) => Ok(data),
        _ => Err(Lost),
    }
}

#[cfg(test)]
mod tests;
