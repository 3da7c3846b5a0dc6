//! Right, because the builder is asked for the kind and for both drivers, and `block_on` keeps this thread
//! and polls the future until it is finished.
//! `#[tokio::main]` expands to these lines, with the body of `main` as the future.

#[path = "../../../exercises/src/bin/ch1c_main_without_macro/support.rs"]
pub mod support;

use support::{Kind, fetch_data};
use tokio::runtime::Builder;

pub fn run<F: Future>(kind: Kind, future: F) -> F::Output {
    let mut builder = match kind {
        Kind::CurrentThread => Builder::new_current_thread(),
        Kind::MultiThread => Builder::new_multi_thread(),
    };
    let runtime = builder
        .enable_all()
        .build()
        .expect("a runtime can be built");
    runtime.block_on(future)
}

fn main() {
    for kind in [Kind::CurrentThread, Kind::MultiThread] {
        let result = run(kind, fetch_data("https://example.com"));
        println!("{}", result.data);
    }
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch1c_main_without_macro/tests.rs"]
mod tests;
