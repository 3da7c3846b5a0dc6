//! The wait happens on a thread of its own. Without the check it would be the wrong answer `thread_hop`.

#[path = "../../../exercises/src/bin/ch1d_run_from_sync/support.rs"]
pub mod support;

use std::thread;

use support::{BlockingError, Data, fetch_data};
use tokio::runtime::{Handle, Runtime};

pub fn fetch_data_blocking(runtime: &Runtime, url: &str) -> Result<Data, BlockingError> {
    if Handle::try_current().is_ok() {
        return Err(BlockingError::InsideRuntime);
    }
    thread::scope(|scope| {
        let request = scope.spawn(|| runtime.block_on(fetch_data(url)));
        Ok(request.join().expect("the request does not panic"))
    })
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch1d_run_from_sync/tests.rs"]
mod tests;
