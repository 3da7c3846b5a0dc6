//! A guard for anything: it calls a closure when it is dropped, as Python's `ExitStack.callback` does.
//! Worth it when a program has several things to undo; the crate scopeguard has it ready.

#[path = "../../../exercises/src/bin/ch6a_in_flight_gauge/support.rs"]
pub mod support;

use support::{Gauge, ServerDown};

struct Defer<F: FnMut()>(F);

impl<F: FnMut()> Drop for Defer<F> {
    fn drop(&mut self) {
        (self.0)();
    }
}

pub async fn tracked<T>(
    gauge: &Gauge,
    request: impl Future<Output = Result<T, ServerDown>>,
) -> Result<T, ServerDown> {
    gauge.up();
    let _at_the_end = Defer(|| gauge.down());
    let answer = request.await?;
    Ok(answer)
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch6a_in_flight_gauge/tests.rs"]
mod tests;
