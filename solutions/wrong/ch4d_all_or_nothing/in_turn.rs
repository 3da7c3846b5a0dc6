// expect: fail all_parts_come_in_order_after_100_ms
// Believed that `?` in a loop is enough. It returns at an error, but each waits for the one before.

pub mod support;

use support::{Down, Service};

pub async fn fetch_parts(services: &[Service]) -> Result<Vec<String>, Down> {
    let mut parts = Vec::new();
    for service in services {
        parts.push(service.part().await?);
    }
    Ok(parts)
}

#[cfg(test)]
mod tests;
