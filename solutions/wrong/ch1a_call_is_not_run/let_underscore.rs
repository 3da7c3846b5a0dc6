// expect: fail the_log_says_start_fetch_end
// Believed that the warning is the problem. With `let _` rustc is silent; clippy::let_underscore_future warns.

pub mod support;

use support::{Data, Log, fetch_data, record};

pub async fn get_data(log: &Log, url: &str) -> Data {
    let _ = record(log, "start");
    let result = fetch_data(log, url).await;
    let _ = record(log, "end");
    result
}

#[cfg(test)]
mod tests;
