// expect: fail inside_a_runtime_it_refuses_without_blocking
// Believed that inside a runtime means inside a spawned task. The future of `block_on` has no task id.

pub mod support;

use support::{BlockingError, Data, fetch_data};
use tokio::runtime::Runtime;

pub fn fetch_data_blocking(runtime: &Runtime, url: &str) -> Result<Data, BlockingError> {
    if tokio::task::try_id().is_some() {
        return Err(BlockingError::InsideRuntime);
    }
    Ok(runtime.block_on(fetch_data(url)))
}

#[cfg(test)]
mod tests;
