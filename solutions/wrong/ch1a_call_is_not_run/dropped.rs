// expect: fail the_log_says_start_fetch_end
// Believed that using the future up in any way runs it.

pub mod support;

use support::{Data, Log, fetch_data, record};

pub async fn get_data(log: &Log, url: &str) -> Data {
    drop(record(log, "start"));
    let result = fetch_data(log, url).await;
    drop(record(log, "end"));
    result
}

#[cfg(test)]
mod tests;
