// expect: fail outside_a_runtime_it_returns_the_data
// Believed that there is always a runtime. On a plain thread `Handle::current` panics.

pub mod support;

use support::{BlockingError, Data, fetch_data};
use tokio::runtime::{Handle, Runtime};

pub fn fetch_data_blocking(_runtime: &Runtime, url: &str) -> Result<Data, BlockingError> {
    Ok(Handle::current().block_on(fetch_data(url)))
}

#[cfg(test)]
mod tests;
