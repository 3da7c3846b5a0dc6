//! A task for each entry, and a wait for each task. The tasks own their data, so the log is cloned.
//! Worth it only if the entry must be recorded even when the caller of `get_data` gives up.

#[path = "../../../exercises/src/bin/ch1a_call_is_not_run/support.rs"]
pub mod support;

use support::{Data, Log, fetch_data, record};

pub async fn get_data(log: &Log, url: &str) -> Data {
    spawn_record(log, "start").await;
    let result = fetch_data(log, url).await;
    spawn_record(log, "end").await;
    result
}

async fn spawn_record(log: &Log, entry: &'static str) {
    let log = log.clone();
    let recorded = tokio::spawn(async move { record(&log, entry).await }).await;
    recorded.expect("recording does not panic and is not aborted");
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch1a_call_is_not_run/tests.rs"]
mod tests;
