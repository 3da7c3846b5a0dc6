// expect: fail the_callback_does_not_panic_when_the_caller_is_gone
// Believed that somebody always waits for the value.

pub mod support;

use support::{Client, Data, Lost};
use tokio::sync::oneshot;

pub async fn fetch_data(client: &Client, url: &str) -> Result<Data, Lost> {
    let (sender, receiver) = oneshot::channel();
    client.get(url, move |data| sender.send(data).unwrap());
    receiver.await.map_err(|_| Lost)
}

#[cfg(test)]
mod tests;
