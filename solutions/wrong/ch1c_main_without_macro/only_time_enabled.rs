// expect: fail sockets_work_inside
// Believed that the timer is all a runtime has to bring: "IO is disabled".

pub mod support;

use support::Kind;
use tokio::runtime::Builder;

pub fn run<F: Future>(kind: Kind, future: F) -> F::Output {
    let mut builder = match kind {
        Kind::CurrentThread => Builder::new_current_thread(),
        Kind::MultiThread => Builder::new_multi_thread(),
    };
    let runtime = builder
        .enable_time()
        .build()
        .expect("a runtime can be built");
    runtime.block_on(future)
}

fn main() {}

#[cfg(test)]
mod tests;
