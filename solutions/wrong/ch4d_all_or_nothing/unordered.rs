// expect: fail all_parts_come_in_order_after_100_ms
// Believed that the order comes by itself: the fastest part comes first.

pub mod support;

use futures::{TryStreamExt, stream::FuturesUnordered};
use support::{Down, Service};

pub async fn fetch_parts(services: &[Service]) -> Result<Vec<String>, Down> {
    let requests: FuturesUnordered<_> = services.iter().map(|service| service.part()).collect();
    requests.try_collect().await
}

#[cfg(test)]
mod tests;
