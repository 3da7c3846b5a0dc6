// expect: fail a_gate_that_wakes_nobody_is_noticed
// Believed that who is let in at the next poll would have been polled. A runtime polls whom it was told to.

pub mod support;

use support::Gate;
use tokio_test::{assert_pending, assert_ready, task};

pub fn test_gate<G: Gate>() {
    let gate = G::new();
    let mut first = task::spawn(gate.enter());
    let pass = assert_ready!(first.poll(), "the first did not get in");
    let mut second = task::spawn(gate.enter());
    assert_pending!(second.poll(), "two are in");
    drop(pass);
    assert_ready!(second.poll(), "the second did not get in");
}

#[cfg(test)]
mod tests;
