//! # A countdown future
//!
//! `Countdown` is a future written by hand, without `async`.
//! Finish its `poll`.
//!
//! - The first `n` polls of `Countdown::new(n)` return `Pending`, the next one `Ready("lift-off")`.
//! - Each poll returns at once; each but the last counts one down.
//! - Before each `Pending` the task has been woken, so that it is polled again.
//!
//! Change it until the picture says that `main` was finished after 4 polls.

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

    fn poll(
        self: Pin<&mut Self>, // `self.left` can be read and, with `mut self`, written
        context: &mut Context<'_>,
    ) -> Poll<&'static str> {
        if self.left > 0 {
            let _ = context; // not needed yet
            todo!("count one down, and come back")
        }
        Poll::Ready("lift-off")
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    println!("from 0: {}", Countdown::new(0).await);
    let countdown = Countdown::new(3);
    println!("made");
    println!("from 3: {}", countdown.await);
}

#[cfg(test)]
mod tests;
