//! Right, because making a future runs none of its body: `.await` polls it until it is finished.
//! The next line begins only then, so the three steps take their time one after the other.

#[path = "../../../exercises/src/bin/ch1a_call_is_not_run/support.rs"]
pub mod support;

use support::{Data, Log, fetch_data, record};

pub async fn get_data(log: &Log, url: &str) -> Data {
    record(log, "start").await;
    let result = fetch_data(log, url).await;
    record(log, "end").await;
    result
}

#[tokio::main]
async fn main() {
    let log = Log::default();
    let result = get_data(&log, "https://example.com").await;
    println!("{}", result.data);
    println!("{:?}", log.entries());
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch1a_call_is_not_run/tests.rs"]
mod tests;
