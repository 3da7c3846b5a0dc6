// expect: fail outside_a_runtime_it_returns_the_data
// Believed that entering the runtime is enough. Nobody drives its timer, and the thread waits for ever.

pub mod support;

use support::{BlockingError, Data, fetch_data};
use tokio::runtime::Runtime;

pub fn fetch_data_blocking(runtime: &Runtime, url: &str) -> Result<Data, BlockingError> {
    let _guard = runtime.enter();
    Ok(futures::executor::block_on(fetch_data(url)))
}

#[cfg(test)]
mod tests;
