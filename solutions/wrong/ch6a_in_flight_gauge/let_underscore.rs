// expect: fail three_running_requests_are_three
// Believed that `let _ =` keeps the guard to the end of the function. It is dropped in that line.

pub mod support;

use support::{Gauge, ServerDown};

struct Counted<'a>(&'a Gauge);

impl Drop for Counted<'_> {
    fn drop(&mut self) {
        self.0.down();
    }
}

pub async fn tracked<T>(
    gauge: &Gauge,
    request: impl Future<Output = Result<T, ServerDown>>,
) -> Result<T, ServerDown> {
    gauge.up();
    let _ = Counted(gauge);
    request.await
}

#[cfg(test)]
mod tests;
