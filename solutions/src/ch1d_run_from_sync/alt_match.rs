//! The same question as a `match`, and the value by way of a task: the task owns its url, and `block_on` waits for its handle.
//! Worth it where the request must go on although nobody waits for it any more.

#[path = "../../../exercises/src/bin/ch1d_run_from_sync/support.rs"]
pub mod support;

use support::{BlockingError, Data, fetch_data};
use tokio::runtime::{Handle, Runtime};

pub fn fetch_data_blocking(runtime: &Runtime, url: &str) -> Result<Data, BlockingError> {
    match Handle::try_current() {
        Ok(_) => Err(BlockingError::InsideRuntime),
        Err(_) => {
            let url = url.to_string();
            let request = runtime.spawn(async move { fetch_data(&url).await });
            let result = runtime.block_on(request);
            Ok(result.expect("the request does not panic and is not aborted"))
        }
    }
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch1d_run_from_sync/tests.rs"]
mod tests;
