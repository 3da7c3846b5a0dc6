// expect: fail a_dropped_callback_is_an_err
// Believed that a value always comes.

pub mod support;

use support::{Client, Data, Lost};
use tokio::sync::oneshot;

pub async fn fetch_data(client: &Client, url: &str) -> Result<Data, Lost> {
    let (sender, receiver) = oneshot::channel();
    client.get(url, move |data| {
        let _ = sender.send(data);
    });
    Ok(receiver.await.unwrap())
}

#[cfg(test)]
mod tests;
