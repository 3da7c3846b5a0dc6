// expect: fail outside_a_runtime_it_returns_the_data
// Believed that any `block_on` will do. That of `futures` has no timer: "there is no reactor running".

pub mod support;

use support::{BlockingError, Data, fetch_data};
use tokio::runtime::Runtime;

pub fn fetch_data_blocking(_runtime: &Runtime, url: &str) -> Result<Data, BlockingError> {
    Ok(futures::executor::block_on(fetch_data(url)))
}

#[cfg(test)]
mod tests;
