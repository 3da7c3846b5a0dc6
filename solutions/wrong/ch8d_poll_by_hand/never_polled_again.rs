// expect: fail a_gate_that_is_not_free_again_is_noticed
// Believed that being woken is getting in. It is only worth a poll.

pub mod support;

use support::Gate;
use tokio_test::{assert_pending, assert_ready, task};

pub fn test_gate<G: Gate>() {
    let gate = G::new();
    let mut first = task::spawn(gate.enter());
    let pass = assert_ready!(first.poll(), "the first did not get in");
    let mut second = task::spawn(gate.enter());
    assert_pending!(second.poll(), "two are in");
    assert!(!second.is_woken(), "woken while the first is in");
    drop(pass);
    assert!(second.is_woken(), "not woken when the first left");
}

#[cfg(test)]
mod tests;
