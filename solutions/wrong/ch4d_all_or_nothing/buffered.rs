// expect: fail the_first_error_returns_after_30_ms
// Believed that `try_collect` sees an error when it happens. `buffered` hands it out in its turn, after 100 ms.

pub mod support;

use futures::{StreamExt, TryStreamExt, stream};
use support::{Down, Service};

pub async fn fetch_parts(services: &[Service]) -> Result<Vec<String>, Down> {
    stream::iter(services)
        .map(|service| service.part())
        .buffered(services.len().max(1))
        .try_collect()
        .await
}

#[cfg(test)]
mod tests;
