//! Right, because the waker unparks the thread that polls, and `park` sleeps until then.
//! The standard library keeps one wake-up for a thread that is not parked yet, so none is lost.

use std::future::poll_fn;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};
use std::time::Duration;

/// Wakes a thread.
struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

pub fn block_on<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    let mut context = Context::from_waker(&waker);
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return output;
        }
        thread::park();
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
#[path = "../../../exercises/src/bin/ch1h_mini_block_on/tests.rs"]
mod tests;
