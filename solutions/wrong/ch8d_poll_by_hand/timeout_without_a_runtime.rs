// expect: fail the_right_gate_passes
// Believed that a wait that should not end needs a timeout. There is no runtime here, so no timer.

pub mod support;

use std::time::Duration;

use support::Gate;
use tokio::time::timeout;

pub fn test_gate<G: Gate>() {
    let gate = G::new();
    futures::executor::block_on(async {
        let pass = gate.enter().await;
        let second = timeout(Duration::from_millis(10), gate.enter()).await;
        assert!(second.is_err(), "two are in");
        drop(second);
        drop(pass);
        gate.enter().await;
    });
}

#[cfg(test)]
mod tests;
