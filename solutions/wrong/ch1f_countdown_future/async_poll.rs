// expect: compile E0053
// Believed that `poll` may be async.

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

    async fn poll(self: Pin<&mut Self>, _context: &mut Context<'_>) -> Poll<&'static str> {
        for _ in 0..self.left {
            tokio::task::yield_now().await;
        }
        Poll::Ready("lift-off")
    }
}

#[cfg(test)]
mod tests;
