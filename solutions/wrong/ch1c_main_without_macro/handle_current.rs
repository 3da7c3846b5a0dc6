// expect: fail the_output_is_returned
// Believed that there is always a runtime. On a plain thread `Handle::current` panics.

pub mod support;

use support::Kind;
use tokio::runtime::Handle;

pub fn run<F: Future>(_kind: Kind, future: F) -> F::Output {
    Handle::current().block_on(future)
}

fn main() {}

#[cfg(test)]
mod tests;
