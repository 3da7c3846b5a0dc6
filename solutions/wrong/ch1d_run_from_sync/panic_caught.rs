// expect: fail inside_a_runtime_it_refuses_without_blocking
// Believed that a caught panic has not happened. It is printed, and with `panic = "abort"` it ends the program.

pub mod support;

use std::panic::{AssertUnwindSafe, catch_unwind};

use support::{BlockingError, Data, fetch_data};
use tokio::runtime::Runtime;

pub fn fetch_data_blocking(runtime: &Runtime, url: &str) -> Result<Data, BlockingError> {
    let request = AssertUnwindSafe(|| runtime.block_on(fetch_data(url)));
    catch_unwind(request).map_err(|_| BlockingError::InsideRuntime)
}

#[cfg(test)]
mod tests;
