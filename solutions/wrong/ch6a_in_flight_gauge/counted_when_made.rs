// expect: fail a_future_that_was_never_polled_does_not_count
// Believed that the call begins the request. It makes a future, and here it counts one that nobody polls.

pub mod support;

use support::{Gauge, ServerDown};

struct Counted<'a>(&'a Gauge);

impl Drop for Counted<'_> {
    fn drop(&mut self) {
        self.0.down();
    }
}

pub fn tracked<T>(
    gauge: &Gauge,
    request: impl Future<Output = Result<T, ServerDown>>,
) -> impl Future<Output = Result<T, ServerDown>> {
    gauge.up();
    let counted = Counted(gauge);
    async move {
        let _counted = counted;
        request.await
    }
}

#[cfg(test)]
mod tests;
