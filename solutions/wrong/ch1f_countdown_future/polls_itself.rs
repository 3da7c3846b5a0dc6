// expect: fail n_polls_are_pending_and_the_next_is_ready
// Believed that coming back means to call `poll` again from inside.

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
        if self.left == 0 {
            return Poll::Ready("lift-off");
        }
        self.left -= 1;
        self.poll(context)
    }
}

#[cfg(test)]
mod tests;
