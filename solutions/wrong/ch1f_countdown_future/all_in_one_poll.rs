// expect: fail n_polls_are_pending_and_the_next_is_ready
// Believed that `poll` runs a future to its end.

use std::pin::Pin;
use std::task::{Context, Poll};

pub struct Countdown {
    left: u32,
}

impl Countdown {
    pub fn new(n: u32) -> Countdown {
        Countdown { left: n }
    }
}

impl Future for Countdown {
    type Output = &'static str;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<&'static str> {
        let _ = context;
        while self.left > 0 {
            self.left -= 1;
        }
        Poll::Ready("lift-off")
    }
}

#[cfg(test)]
mod tests;
