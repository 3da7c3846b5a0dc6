// expect: fail the_runtime_is_of_the_kind_asked_for
// Believed that `Runtime::new` decides by itself.

pub mod support;

use support::Kind;
use tokio::runtime::Runtime;

pub fn run<F: Future>(_kind: Kind, future: F) -> F::Output {
    let runtime = Runtime::new().expect("a runtime can be built");
    runtime.block_on(future)
}

fn main() {}

#[cfg(test)]
mod tests;
