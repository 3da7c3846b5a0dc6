// expect: fail the_log_says_start_fetch_end
// Believed that a spawned task has run when `spawn` returns. It is first polled when this task waits.

pub mod support;

use support::{Data, Log, fetch_data, record};

pub async fn get_data(log: &Log, url: &str) -> Data {
    spawn_record(log, "start");
    let result = fetch_data(log, url).await;
    spawn_record(log, "end");
    result
}

fn spawn_record(log: &Log, entry: &'static str) {
    let log = log.clone();
    tokio::spawn(async move { record(&log, entry).await });
}

#[cfg(test)]
mod tests;
