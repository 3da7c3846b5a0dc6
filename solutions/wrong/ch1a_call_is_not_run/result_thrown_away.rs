// expect: fail the_fetched_data_is_returned
// Believed that the data can be made from the url again, and threw away what `fetch_data` returned.

pub mod support;

use support::{Data, Log, fetch_data, record};

pub async fn get_data(log: &Log, url: &str) -> Data {
    record(log, "start").await;
    fetch_data(log, url).await;
    record(log, "end").await;
    Data {
        data: format!("from {url}"),
    }
}

#[cfg(test)]
mod tests;
