// expect: fail inside_a_runtime_it_refuses_without_blocking
// Believed that another thread makes it harmless. It does not panic, but the caller's thread is blocked all the same.

pub mod support;

use support::{BlockingError, Data, fetch_data};
use tokio::runtime::Runtime;

pub fn fetch_data_blocking(runtime: &Runtime, url: &str) -> Result<Data, BlockingError> {
    std::thread::scope(|scope| {
        let request = scope.spawn(|| runtime.block_on(fetch_data(url)));
        Ok(request.join().expect("the request does not panic"))
    })
}

#[cfg(test)]
mod tests;
