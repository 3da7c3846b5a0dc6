// expect: fail the_log_says_start_fetch_end
// Believed that the call runs the body; the starter. rustc warns.

pub mod support;

use support::{Data, Log, fetch_data, record};

pub async fn get_data(log: &Log, url: &str) -> Data {
    record(log, "start");
    let result = fetch_data(log, url).await;
    record(log, "end");
    result
}

#[cfg(test)]
mod tests;
