//! # Poll by hand
//!
//! A gate lets one in at a time; who drops its `Pass` leaves.
//! Write its test, `test_gate::<G>()`; we run it without a runtime, with right and with broken gates.
//!
//! - It passes with each right gate (see support.rs).
//! - It fails if the first does not get in at the first poll, or two are in at once.
//! - It fails if a second is not woken when the first leaves, or is woken earlier.
//! - It fails if the second, woken, still does not get in.

pub mod support;

use std::pin::pin;

use futures::FutureExt;
use support::{Forgetful, Gate, OneAtATime, run};

pub fn test_gate<G: Gate>() {
    let gate = G::new();
    let first = gate.enter().now_or_never();
    assert!(first.is_some(), "the first did not get in");
    let mut second = pin!(gate.enter());
    assert!(second.as_mut().now_or_never().is_none(), "two are in");
    drop(first);
    assert!(second.now_or_never().is_some(), "the second did not get in");
}

fn main() {
    println!("right: {}", run(test_gate::<OneAtATime>));
    println!("wakes nobody: {}", run(test_gate::<Forgetful>));
}

#[cfg(test)]
mod tests;
