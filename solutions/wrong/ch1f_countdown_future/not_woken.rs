// expect: fail before_each_pending_the_task_was_woken
// Believed that a future that returned `Pending` is polled again by itself.

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
        if self.left == 0 {
            return Poll::Ready("lift-off");
        }
        self.left -= 1;
        Poll::Pending
    }
}

#[cfg(test)]
mod tests;
