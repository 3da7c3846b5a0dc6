// expect: fail the_data_of_a_later_callback_is_returned
// Believed that a blocking wait will do: "Cannot block the current thread from within a runtime".

pub mod support;

use support::{Client, Data, Lost};
use tokio::sync::oneshot;

pub async fn fetch_data(client: &Client, url: &str) -> Result<Data, Lost> {
    let (sender, receiver) = oneshot::channel();
    client.get(url, move |data| {
        let _ = sender.send(data);
    });
    receiver.blocking_recv().map_err(|_| Lost)
}

#[cfg(test)]
mod tests;
