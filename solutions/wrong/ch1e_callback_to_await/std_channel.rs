// expect: fail the_data_of_a_later_callback_is_returned
// Believed that any channel will do. This one keeps the thread on which the client's task has to run.

pub mod support;

use std::sync::mpsc;

use support::{Client, Data, Lost};

pub async fn fetch_data(client: &Client, url: &str) -> Result<Data, Lost> {
    let (sender, receiver) = mpsc::channel();
    client.get(url, move |data| {
        let _ = sender.send(data);
    });
    receiver.recv().map_err(|_| Lost)
}

#[cfg(test)]
mod tests;
