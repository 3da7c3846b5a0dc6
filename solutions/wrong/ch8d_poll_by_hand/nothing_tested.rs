// expect: fail a_gate_that_wakes_nobody_is_noticed
// The laziest: a test without an assertion passes.

pub mod support;

use support::Gate;

pub fn test_gate<G: Gate>() {
    let _gate = G::new();
}

#[cfg(test)]
mod tests;
