// expect: fail timers_work_inside
// Believed that one poll runs a future. That is so if it never waits, and there is no runtime either.

pub mod support;

use futures::FutureExt;
use support::Kind;

pub fn run<F: Future>(_kind: Kind, future: F) -> F::Output {
    future.now_or_never().expect("the future is finished")
}

fn main() {}

#[cfg(test)]
mod tests;
