//! Right, because the receiver keeps the task's waker before it returns `Pending`,
//! and both a value and the sender's drop call it.
//! The callback owns the sender: a callback that is dropped drops the sender with it.

#[path = "../../../exercises/src/bin/ch1e_callback_to_await/support.rs"]
pub mod support;

use std::time::{Duration, Instant};

use support::{Answer, Client, Data, Lost};
use tokio::sync::oneshot;

pub async fn fetch_data(
    client: &Client, // calls back
    url: &str,
) -> Result<Data, Lost> {
    let (sender, receiver) = oneshot::channel();
    client.get(url, move |data| {
        // An error means that the caller has given up: nobody wants the data.
        let _ = sender.send(data);
    });
    receiver.await.map_err(|_| Lost)
}

#[tokio::main]
async fn main() {
    for answer in [
        Answer::AtOnce,
        Answer::After(Duration::from_secs(1)),
        Answer::Never,
    ] {
        let client = Client::new(answer);
        let start = Instant::now();
        let result = fetch_data(&client, "https://example.com").await;
        let elapsed = start.elapsed();
        println!("{answer:?}: {result:?} after {elapsed:.1?}");
        let n_called = client.n_called();
        let n_panicked = client.n_panicked();
        println!("  called {n_called}, panicked {n_panicked}");
    }
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch1e_callback_to_await/tests.rs"]
mod tests;
