//! # Run from sync
//!
//! A plain function wants the data that only an async function can fetch.
//! Write `fn fetch_data_blocking(runtime: &Runtime, url: &str) -> Result<Data, BlockingError>`.
//!
//! - Outside a runtime it returns `Ok` with what `fetch_data(url)` returns.
//! - The request runs on the given runtime: two calls in a row take 2 s by its clock.
//! - Called inside a runtime, it returns `Err(BlockingError::InsideRuntime)` at once: no request, no panic (not even a caught one), and the caller's thread is not blocked.

pub mod support;

use support::{BlockingError, Data, fetch_data};
use tokio::runtime::Runtime;

pub fn fetch_data_blocking(
    runtime: &Runtime, // the one to run the request on
    url: &str,
) -> Result<Data, BlockingError> {
    // The guideline's anti-pattern 3. Uncomment the line, press Run
    // and read what rustc says.
    // return Ok(fetch_data(url).await);
    todo!("return the data from {url}")
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
mod tests;
