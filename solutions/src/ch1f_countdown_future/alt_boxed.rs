//! The compiler writes the state machine: an `async` block in a box, and `poll` passes on.
//! Worth it when there are more states than one can keep in mind.

use std::pin::Pin;
use std::task::{Context, Poll};

use tokio::task::yield_now;

pub struct Countdown(Pin<Box<dyn Future<Output = &'static str> + Send>>);

impl Countdown {
    pub fn new(n: u32) -> Countdown {
        Countdown(Box::pin(async move {
            for _ in 0..n {
                yield_now().await;
            }
            "lift-off"
        }))
    }
}

impl Future for Countdown {
    type Output = &'static str;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<&'static str> {
        self.0.as_mut().poll(context)
    }
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch1f_countdown_future/tests.rs"]
mod tests;
