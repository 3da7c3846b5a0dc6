//! Each kind in an arm of its own, with the drivers switched on by name, and as many threads as there is work for.

#[path = "../../../exercises/src/bin/ch1c_main_without_macro/support.rs"]
pub mod support;

use support::Kind;
use tokio::runtime::{Builder, Runtime};

pub fn run<F: Future>(kind: Kind, future: F) -> F::Output {
    runtime(kind).block_on(future)
}

fn runtime(kind: Kind) -> Runtime {
    match kind {
        Kind::CurrentThread => Builder::new_current_thread()
            .enable_time()
            .enable_io()
            .build(),
        Kind::MultiThread => Builder::new_multi_thread()
            .worker_threads(2)
            .enable_time()
            .enable_io()
            .build(),
    }
    .expect("a runtime can be built")
}

fn main() {}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch1c_main_without_macro/tests.rs"]
mod tests;
