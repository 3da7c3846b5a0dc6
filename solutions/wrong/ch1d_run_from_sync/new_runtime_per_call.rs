// expect: fail each_call_runs_on_the_runtime_it_was_given
// Believed that one runtime is as good as another. The clock of the given one does not move.

pub mod support;

use support::{BlockingError, Data, fetch_data};
use tokio::runtime::{Handle, Runtime};

pub fn fetch_data_blocking(_runtime: &Runtime, url: &str) -> Result<Data, BlockingError> {
    if Handle::try_current().is_ok() {
        return Err(BlockingError::InsideRuntime);
    }
    let own = Runtime::new().expect("a runtime can be built");
    Ok(own.block_on(fetch_data(url)))
}

#[cfg(test)]
mod tests;
