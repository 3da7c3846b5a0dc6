// expect: fail the_log_says_start_fetch_end
// Believed that `join!` polls its futures to the end from left to right. It lets their waits overlap.

pub mod support;

use support::{Data, Log, fetch_data, record};

pub async fn get_data(log: &Log, url: &str) -> Data {
    let ((), result, ()) = tokio::join!(
        record(log, "start"),
        fetch_data(log, url),
        record(log, "end"),
    );
    result
}

#[cfg(test)]
mod tests;
