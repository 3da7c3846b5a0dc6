//! The future itself is the guard: it counts up at its first poll, and down when it is dropped.
//! `async` writes such a type for you; by hand it shows where the locals live.

#[path = "../../../exercises/src/bin/ch6a_in_flight_gauge/support.rs"]
pub mod support;

use std::pin::Pin;
use std::task::{Context, Poll};

use support::{Gauge, ServerDown};

struct CountedRequest<'a, F> {
    gauge: &'a Gauge,
    request: Pin<Box<F>>,
    is_counted: bool,
}

impl<T, F: Future<Output = Result<T, ServerDown>>> Future for CountedRequest<'_, F> {
    type Output = Result<T, ServerDown>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        if !self.is_counted {
            self.is_counted = true;
            self.gauge.up();
        }
        self.request.as_mut().poll(context)
    }
}

impl<F> Drop for CountedRequest<'_, F> {
    fn drop(&mut self) {
        if self.is_counted {
            self.gauge.down();
        }
    }
}

pub fn tracked<T>(
    gauge: &Gauge,
    request: impl Future<Output = Result<T, ServerDown>>,
) -> impl Future<Output = Result<T, ServerDown>> {
    CountedRequest {
        gauge,
        request: Box::pin(request),
        is_counted: false,
    }
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch6a_in_flight_gauge/tests.rs"]
mod tests;
