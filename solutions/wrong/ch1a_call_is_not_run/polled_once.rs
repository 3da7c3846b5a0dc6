// expect: fail the_log_says_start_fetch_end
// Believed that one poll is enough. It runs to the first `.await` that is pending; then the future is dropped.

pub mod support;

use futures::FutureExt;
use support::{Data, Log, fetch_data, record};

pub async fn get_data(log: &Log, url: &str) -> Data {
    record(log, "start").now_or_never();
    let result = fetch_data(log, url).await;
    record(log, "end").now_or_never();
    result
}

#[cfg(test)]
mod tests;
