// expect: compile E0596
// Believed that a pinned `self` can be changed as it is: `mut self` is missing.

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

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<&'static str> {
        if self.left > 0 {
            self.left -= 1;
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        Poll::Ready("lift-off")
    }
}

#[cfg(test)]
mod tests;
