//! # Run from sync
//!
//! A plain function wants the data that only an async function can fetch.
//! Write `fn fetch_data_blocking(runtime: &Runtime, url: &str) -> Result<Data, BlockingError>`.
//!
//! - Outside a runtime it returns `Ok` with what `fetch_data(url)` returns.
//! - Each call runs on the runtime it was given: two calls move that runtime's clock by 2 s.
//! - Called inside a runtime, it returns `Err(BlockingError::InsideRuntime)` at once: no panic, and the caller's thread is not blocked.

pub mod support;

use support::{BlockingError, Data, fetch_data};
use tokio::runtime::Runtime;

pub fn fetch_data_blocking(runtime: &Runtime, url: &str) -> Result<Data, BlockingError> {
    // The guideline's anti-pattern 3. Uncomment the line and read what rustc says.
    // return Ok(fetch_data(url).await);
    todo!("return the data from {url}")
}

fn main() {
    let runtime = Runtime::new().expect("a runtime can be built");

    let outside = fetch_data_blocking(&runtime, "https://example.com");
    println!("outside a runtime: {outside:?}");

    let inside = runtime.block_on(async { fetch_data_blocking(&runtime, "https://example.com") });
    println!("inside a runtime:  {inside:?}");

    let awaited = runtime.block_on(fetch_data("https://example.com"));
    println!("and with .await:   {awaited:?}");
}

#[cfg(test)]
mod tests;
