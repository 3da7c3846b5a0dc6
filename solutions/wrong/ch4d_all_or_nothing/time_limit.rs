// expect: fail all_parts_come_in_order_after_100_ms
// Believed that a time limit is the same as an error. It is too short for those who work. The laziest.

pub mod support;

use std::time::Duration;

use futures::future::join_all;
use support::{Down, Service};
use tokio::time::timeout;

pub async fn fetch_parts(services: &[Service]) -> Result<Vec<String>, Down> {
    let limit = Duration::from_millis(30);
    let requests = (1..).zip(services).map(async |(number, service)| {
        let part = timeout(limit, service.part()).await;
        part.unwrap_or(Err(Down(number)))
    });
    join_all(requests).await.into_iter().collect()
}

#[cfg(test)]
mod tests;
