//! A channel of the standard library: each wake-up is a message, and the thread waits for one.
//! Many wake-ups before one poll make as many polls; a queue of tasks works like this.

use std::pin::pin;
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};
use std::task::{Context, Poll, Wake, Waker};

struct Send(Sender<()>);

impl Wake for Send {
    fn wake(self: Arc<Self>) {
        // An error means that the future is finished.
        let _ = self.0.send(());
    }
}

pub fn block_on<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    let (sender, receiver) = channel();
    let waker = Waker::from(Arc::new(Send(sender)));
    loop {
        let polled = future.as_mut().poll(&mut Context::from_waker(&waker));
        if let Poll::Ready(output) = polled {
            return output;
        }
        receiver.recv().expect("the waker here holds a sender");
    }
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch1h_mini_block_on/tests.rs"]
mod tests;
