//! # Mini block_on
//!
//! A runtime's heart fits on a page: `fn block_on<F: Future>(future: F) -> F::Output`.
//! Press Run, and look at the number of polls.
//! Let it sleep between two polls.
//!
//! - It returns the future's output.
//! - A future that is woken once is polled at most 3 times.
//! - A wake-up during a poll, or before the thread sleeps, is not lost.
//! - Inside, no runtime of Tokio or futures is running.
//!
//! `std` has all you need: see `Wake`, and `thread::park` or `Condvar`.

use std::future::poll_fn;
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use std::thread;
use std::time::Duration;

pub fn block_on<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return output;
        }
    }
}

fn main() {
    let (sender, receiver) = tokio::sync::oneshot::channel();
    thread::spawn(move || {
        thread::sleep(Duration::from_millis(100));
        sender.send("Ada").expect("the receiver is there");
    });
    let mut receiver = pin!(receiver);
    let mut n_polls = 0;
    let user = block_on(poll_fn(|context| {
        n_polls += 1;
        receiver.as_mut().poll(context)
    }));
    println!("{user:?} after {n_polls} polls");
}

#[cfg(test)]
mod tests;
