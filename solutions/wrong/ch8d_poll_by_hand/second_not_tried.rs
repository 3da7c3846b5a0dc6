// expect: fail a_gate_for_two_is_noticed
// Believed that a gate that opens again was shut.

pub mod support;

use support::Gate;
use tokio_test::{assert_ready, task};

pub fn test_gate<G: Gate>() {
    let gate = G::new();
    for _ in 0..2 {
        let mut one = task::spawn(gate.enter());
        let pass = assert_ready!(one.poll());
        drop(pass);
    }
}

#[cfg(test)]
mod tests;
