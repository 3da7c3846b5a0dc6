//! Right, because the test takes the runtime's place: it polls, and asks at both moments whether it would have been told to.
//! No clock and no thread is involved, so it is exact.

#[path = "../../../exercises/src/bin/ch8d_poll_by_hand/support.rs"]
pub mod support;

use support::{Forgetful, Gate, OneAtATime, run};
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
    assert_ready!(second.poll(), "the second did not get in");
}

fn main() {
    println!("right: {}", run(test_gate::<OneAtATime>));
    println!("wakes nobody: {}", run(test_gate::<Forgetful>));
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch8d_poll_by_hand/tests.rs"]
mod tests;
