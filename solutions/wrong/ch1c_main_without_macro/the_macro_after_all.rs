// expect: fail the_runtime_is_of_the_kind_asked_for
// Believed that the attribute will do on any function. It does, but the kind is fixed where it is written.

pub mod support;

use support::Kind;

#[tokio::main]
pub async fn run<F: Future>(_kind: Kind, future: F) -> F::Output {
    future.await
}

fn main() {}

#[cfg(test)]
mod tests;
