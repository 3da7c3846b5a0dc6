// expect: fail each_step_waits_for_the_one_before
// Believed that a right log is enough: `end` is recorded while the request is still waiting.

pub mod support;

use support::{Data, Log, fetch_data, record};

pub async fn get_data(log: &Log, url: &str) -> Data {
    record(log, "start").await;
    let (result, ()) = tokio::join!(fetch_data(log, url), record(log, "end"));
    result
}

#[cfg(test)]
mod tests;
