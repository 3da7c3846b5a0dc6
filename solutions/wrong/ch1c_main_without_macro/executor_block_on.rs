// expect: fail timers_work_inside
// Believed that any `block_on` brings a runtime. That of `futures` polls and has no timer.

pub mod support;

use support::Kind;

pub fn run<F: Future>(_kind: Kind, future: F) -> F::Output {
    futures::executor::block_on(future)
}

fn main() {}

#[cfg(test)]
mod tests;
