// expect: fail the_gauge_never_reads_less_than_0
// Believed that the guard is only for what goes wrong, and counted down by hand as well.

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
    let _counted = Counted(gauge);
    let answer = request.await;
    gauge.down();
    answer
}

#[cfg(test)]
mod tests;
