// expect: fail a_gate_that_wakes_too_early_is_noticed
// Believed that a runtime sees everything. A gate that wakes too early costs it polls, and nobody counts them.

pub mod support;

use std::pin::pin;
use std::time::Duration;

use support::Gate;
use tokio::runtime::Builder;
use tokio::time::{sleep, timeout};

pub fn test_gate<G: Gate>() {
    let runtime = Builder::new_current_thread().enable_all().build();
    let gate = G::new();
    runtime.expect("a runtime").block_on(async {
        let limit = Duration::from_millis(20);
        let first = timeout(limit, gate.enter()).await;
        let first = first.expect("the first gets in");
        let mut second = pin!(gate.enter());
        let early = timeout(limit, second.as_mut()).await;
        assert!(early.is_err(), "two are in");
        let leave = async {
            sleep(limit / 2).await;
            drop(first);
        };
        let (late, ()) = tokio::join!(timeout(limit * 2, second), leave);
        assert!(late.is_ok(), "the second did not get in");
    });
}

#[cfg(test)]
mod tests;
