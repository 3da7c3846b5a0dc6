// expect: fail with_40_services_it_is_no_different
// Believed that `try_join_all` always returns at the first error. Beyond 30 futures it looks at the results in their order.

pub mod support;

use futures::future::try_join_all;
use support::{Down, Service};

pub async fn fetch_parts(services: &[Service]) -> Result<Vec<String>, Down> {
    try_join_all(services.iter().map(|service| service.part())).await
}

#[cfg(test)]
mod tests;
