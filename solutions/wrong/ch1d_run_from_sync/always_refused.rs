// expect: fail outside_a_runtime_it_returns_the_data
// Believed that refusing is always safe: the shortest body that compiles.

pub mod support;

use support::{BlockingError, Data};
use tokio::runtime::Runtime;

pub fn fetch_data_blocking(_runtime: &Runtime, _url: &str) -> Result<Data, BlockingError> {
    Err(BlockingError::InsideRuntime)
}

#[cfg(test)]
mod tests;
