// expect: fail the_log_says_start_fetch_end
// Believed that the returned text is all that counts, and made it up.

pub mod support;

use support::{Data, Log, record};

pub async fn get_data(log: &Log, url: &str) -> Data {
    record(log, "start").await;
    record(log, "end").await;
    Data {
        data: format!("from {url}"),
    }
}

#[cfg(test)]
mod tests;
