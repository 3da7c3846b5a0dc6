// expect: fail the_first_error_returns_after_30_ms
// Believed that a panic ends the others too. It does, and it is no error that the caller can handle.

pub mod support;

use futures::future::join_all;
use support::{Down, Service};

pub async fn fetch_parts(services: &[Service]) -> Result<Vec<String>, Down> {
    let parts = services
        .iter()
        .map(async |service| service.part().await.unwrap());
    Ok(join_all(parts).await)
}

#[cfg(test)]
mod tests;
