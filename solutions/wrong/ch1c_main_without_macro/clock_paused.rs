// expect: reject
// Believed that a timer works if it comes to an end. On a paused clock it ends without waiting: that is for tests.

pub mod support;

use support::Kind;
use tokio::runtime::Builder;

pub fn run<F: Future>(kind: Kind, future: F) -> F::Output {
    let runtime = match kind {
        Kind::CurrentThread => Builder::new_current_thread()
            .enable_all()
            .start_paused(true)
            .build(),
        Kind::MultiThread => Builder::new_multi_thread().enable_all().build(),
    };
    runtime.expect("a runtime can be built").block_on(future)
}

fn main() {}

#[cfg(test)]
mod tests;
