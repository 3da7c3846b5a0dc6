//! The states by name, and `wake` on a copy of the waker in place of `wake_by_ref`.
//! Worth it when a poll after the end should be an error of its own.

use std::pin::Pin;
use std::task::{Context, Poll};

pub enum Countdown {
    Counting { left: u32 },
    Finished,
}

impl Countdown {
    pub fn new(n: u32) -> Countdown {
        Countdown::Counting { left: n }
    }
}

impl Future for Countdown {
    type Output = &'static str;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<&'static str> {
        match *self {
            Countdown::Counting { left: 0 } => {
                *self = Countdown::Finished;
                Poll::Ready("lift-off")
            }
            Countdown::Counting { left } => {
                *self = Countdown::Counting { left: left - 1 };
                context.waker().wake_by_ref();
                Poll::Pending
            }
            Countdown::Finished => panic!("polled after the end"),
        }
    }
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch1f_countdown_future/tests.rs"]
mod tests;
