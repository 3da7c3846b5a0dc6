// expect: fail before_each_pending_the_task_was_woken
// Works in a runtime: a thread for each number wakes the task a little later. The task says before.

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
        let waker = context.waker().clone();
        std::thread::spawn(move || {
            std::thread::sleep(std::time::Duration::from_millis(100));
            waker.wake();
        });
        Poll::Pending
    }
}

#[cfg(test)]
mod tests;
