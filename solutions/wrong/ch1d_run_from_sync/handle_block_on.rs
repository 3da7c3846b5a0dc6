// expect: fail outside_a_runtime_it_returns_the_data
// Believed that a handle drives its runtime. With one thread it does not, and the thread waits for ever.

pub mod support;

use support::{BlockingError, Data, fetch_data};
use tokio::runtime::{Handle, Runtime};

pub fn fetch_data_blocking(runtime: &Runtime, url: &str) -> Result<Data, BlockingError> {
    if Handle::try_current().is_ok() {
        return Err(BlockingError::InsideRuntime);
    }
    Ok(runtime.handle().block_on(fetch_data(url)))
}

#[cfg(test)]
mod tests;
