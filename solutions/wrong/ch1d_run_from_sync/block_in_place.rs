// expect: fail inside_a_runtime_it_refuses_without_blocking
// Believed that `block_in_place` allows it. It panics on a runtime with one thread.

pub mod support;

use support::{BlockingError, Data, fetch_data};
use tokio::runtime::Runtime;

pub fn fetch_data_blocking(runtime: &Runtime, url: &str) -> Result<Data, BlockingError> {
    tokio::task::block_in_place(|| Ok(runtime.block_on(fetch_data(url))))
}

#[cfg(test)]
mod tests;
