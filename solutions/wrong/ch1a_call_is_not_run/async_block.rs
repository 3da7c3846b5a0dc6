// expect: fail the_log_says_start_fetch_end
// Believed that an async block runs where it stands. It is one more future that nobody polls.

pub mod support;

use support::{Data, Log, fetch_data, record};

pub async fn get_data(log: &Log, url: &str) -> Data {
    let _start = async { record(log, "start").await };
    let result = fetch_data(log, url).await;
    let _end = async { record(log, "end").await };
    result
}

#[cfg(test)]
mod tests;
