// expect: compile E0277
// Believed that a runtime runs spawned tasks only. A task must own its data and be able to change threads.

pub mod support;

use support::Kind;
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
    let task = runtime.spawn(future);
    runtime.block_on(task).expect("the task does not panic")
}

fn main() {}

#[cfg(test)]
mod tests;
