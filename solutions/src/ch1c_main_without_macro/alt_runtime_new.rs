//! `Runtime::new` is the short way to worker threads with both drivers; only the other kind needs the builder.

#[path = "../../../exercises/src/bin/ch1c_main_without_macro/support.rs"]
pub mod support;

use support::Kind;
use tokio::runtime::{Builder, Runtime};

pub fn run<F: Future>(kind: Kind, future: F) -> F::Output {
    let runtime = match kind {
        Kind::CurrentThread => Builder::new_current_thread().enable_all().build(),
        Kind::MultiThread => Runtime::new(),
    };
    runtime.expect("a runtime can be built").block_on(future)
}

fn main() {}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch1c_main_without_macro/tests.rs"]
mod tests;
