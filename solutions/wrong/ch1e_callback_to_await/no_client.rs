// expect: fail a_dropped_callback_is_an_err
// Believed that the text is all that counts, and made it up after a second.

pub mod support;

use std::time::Duration;

use support::{Client, Data, Lost};

pub async fn fetch_data(_client: &Client, url: &str) -> Result<Data, Lost> {
    tokio::time::sleep(Duration::from_secs(1)).await;
    Ok(Data {
        data: format!("from {url}"),
    })
}

#[cfg(test)]
mod tests;
