//! All three futures are made first and polled in turn: the order of the `.await`s counts, not that of the calls.

#[path = "../../../exercises/src/bin/ch1a_call_is_not_run/support.rs"]
pub mod support;

use support::{Data, Log, fetch_data, record};

pub async fn get_data(log: &Log, url: &str) -> Data {
    let start = record(log, "start");
    let fetch = fetch_data(log, url);
    let end = record(log, "end");

    start.await;
    let result = fetch.await;
    end.await;
    result
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch1a_call_is_not_run/tests.rs"]
mod tests;
