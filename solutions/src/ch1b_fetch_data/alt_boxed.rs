//! A boxed future, as it stands in a struct or a `dyn` trait; ten short waits add up to one second.

use std::time::Duration;

use futures::FutureExt;
use futures::future::BoxFuture;

pub struct Data {
    pub data: String,
}

pub fn fetch_data(url: &str) -> BoxFuture<'_, Data> {
    async move {
        for _ in 0..10 {
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        Data {
            data: format!("from {url}"),
        }
    }
    .boxed()
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch1b_fetch_data/tests.rs"]
mod tests;
