// expect: fail after_a_caller_gave_up_the_gauge_is_0
// Believed that giving up is an exception, which can be caught like a panic.

pub mod support;

use std::panic::{AssertUnwindSafe, resume_unwind};

use futures::FutureExt;
use support::{Gauge, ServerDown};

pub async fn tracked<T>(
    gauge: &Gauge,
    request: impl Future<Output = Result<T, ServerDown>>,
) -> Result<T, ServerDown> {
    gauge.up();
    let outcome = AssertUnwindSafe(request).catch_unwind().await;
    gauge.down();
    outcome.unwrap_or_else(|panic| resume_unwind(panic))
}

#[cfg(test)]
mod tests;
