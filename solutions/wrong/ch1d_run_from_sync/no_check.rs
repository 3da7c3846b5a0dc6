// expect: fail inside_a_runtime_it_refuses_without_blocking
// Believed that `block_on` works everywhere: the guideline's own cure. It panics inside a runtime.

pub mod support;

use support::{BlockingError, Data, fetch_data};
use tokio::runtime::Runtime;

pub fn fetch_data_blocking(runtime: &Runtime, url: &str) -> Result<Data, BlockingError> {
    Ok(runtime.block_on(fetch_data(url)))
}

#[cfg(test)]
mod tests;
