// expect: fail inside_a_runtime_it_refuses_without_blocking
// Believed that only the result counts. It blocks the caller's thread for a second, and refuses then.

pub mod support;

use std::thread;

use support::{BlockingError, Data, fetch_data};
use tokio::runtime::{Handle, Runtime};

pub fn fetch_data_blocking(runtime: &Runtime, url: &str) -> Result<Data, BlockingError> {
    let data = thread::scope(|scope| {
        let request = scope.spawn(|| runtime.block_on(fetch_data(url)));
        request.join().expect("the request does not panic")
    });
    match Handle::try_current() {
        Ok(_) => Err(BlockingError::InsideRuntime),
        Err(_) => Ok(data),
    }
}

#[cfg(test)]
mod tests;
