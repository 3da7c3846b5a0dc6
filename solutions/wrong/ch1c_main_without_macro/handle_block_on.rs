// expect: fail timers_work_inside
// Believed that a handle drives its runtime. With one thread it does not, and the timer never fires.

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
    runtime.handle().block_on(future)
}

fn main() {}

#[cfg(test)]
mod tests;
