// expect: compile E0277
// Believed that Rust starts a runtime for `main`. Run says E0752; a test build does not look at `main`, so a test does.

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

async fn main() {
    for kind in [Kind::CurrentThread, Kind::MultiThread] {
        let result = run(kind, fetch_data("https://example.com"));
        println!("{}", result.data);
    }
}

#[cfg(test)]
mod tests;
