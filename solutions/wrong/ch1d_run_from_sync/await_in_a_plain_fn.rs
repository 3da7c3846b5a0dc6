// expect: compile E0728
// Believed that `.await` waits in any function: the starter, uncommented.

pub mod support;

use support::{BlockingError, Data, fetch_data};
use tokio::runtime::Runtime;

pub fn fetch_data_blocking(runtime: &Runtime, url: &str) -> Result<Data, BlockingError> {
    return Ok(fetch_data(url).await);
    todo!("return the data from {url}")
}

#[cfg(test)]
mod tests;
