//! Right, because `block_on` keeps this thread and polls the future until it is finished,
//! on the runtime whose timer `fetch_data` waits for.
//! A thread that polls a runtime's code must not be kept: the check comes first and asks, where `block_on` would panic.
//!
//! Not the whole truth: a thread of `spawn_blocking` is inside a runtime too and is refused here, although it may block.

#[path = "../../../exercises/src/bin/ch1d_run_from_sync/support.rs"]
pub mod support;

use support::{BlockingError, Data, fetch_data};
use tokio::runtime::{Handle, Runtime};

pub fn fetch_data_blocking(
    runtime: &Runtime, // the one to run the request on
    url: &str,
) -> Result<Data, BlockingError> {
    if Handle::try_current().is_ok() {
        return Err(BlockingError::InsideRuntime);
    }
    Ok(runtime.block_on(fetch_data(url)))
}

fn main() {
    let runtime = Runtime::new().expect("a runtime can be built");

    let url = "https://example.com";
    let outside = fetch_data_blocking(&runtime, url);
    println!("outside a runtime: {outside:?}");

    let caller = async { fetch_data_blocking(&runtime, url) };
    let inside = runtime.block_on(caller);
    println!("inside a runtime:  {inside:?}");

    let awaited = runtime.block_on(fetch_data(url));
    println!("and with .await:   {awaited:?}");
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch1d_run_from_sync/tests.rs"]
mod tests;
