// expect: fail after_a_caller_gave_up_the_gauge_is_0
// Believed that `Ok` and `Err` are all the ways out.

pub mod support;

use support::{Gauge, ServerDown};

pub async fn tracked<T>(
    gauge: &Gauge,
    request: impl Future<Output = Result<T, ServerDown>>,
) -> Result<T, ServerDown> {
    gauge.up();
    let answer = request.await;
    gauge.down();
    answer
}

#[cfg(test)]
mod tests;
