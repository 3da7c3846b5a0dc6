// expect: fail the_fetched_data_is_returned
// Believed that whatever looks like the request will do: the right log in the right time, and no call of `fetch_data`.

pub mod support;

use std::time::Duration;

use support::{Data, Log, record};
use tokio::time::sleep;

pub async fn get_data(log: &Log, url: &str) -> Data {
    record(log, "start").await;
    record(log, "fetch").await;
    sleep(Duration::from_millis(990)).await;
    record(log, "end").await;
    Data {
        data: format!("from {url}"),
    }
}

#[cfg(test)]
mod tests;
