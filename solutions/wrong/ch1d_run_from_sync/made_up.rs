// expect: fail each_call_runs_on_the_runtime_it_was_given
// Believed that the value is all that counts, and ran nothing.

pub mod support;

use support::{BlockingError, Data};
use tokio::runtime::{Handle, Runtime};

pub fn fetch_data_blocking(_runtime: &Runtime, url: &str) -> Result<Data, BlockingError> {
    if Handle::try_current().is_ok() {
        return Err(BlockingError::InsideRuntime);
    }
    Ok(Data {
        data: format!("from {url}"),
    })
}

#[cfg(test)]
mod tests;
