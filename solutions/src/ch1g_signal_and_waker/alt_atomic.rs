//! Without a lock of our own: an atomic flag, and a cell for one waker.
//! Between looking and registering the signal may be set, so `poll` looks once more.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};

use futures::task::AtomicWaker;

#[derive(Clone, Default)]
pub struct Signal {
    state: Arc<State>,
}

#[derive(Default)]
struct State {
    is_set: AtomicBool,
    waker: AtomicWaker,
}

impl Signal {
    pub fn new() -> Signal {
        Signal::default()
    }

    pub fn set(&self) {
        self.state.is_set.store(true, Ordering::SeqCst);
        self.state.waker.wake();
    }

    pub fn wait(&self) -> Wait {
        Wait(self.clone())
    }
}

pub struct Wait(Signal);

impl Future for Wait {
    type Output = ();

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let state = &self.0.state;
        state.waker.register(context.waker());
        if state.is_set.load(Ordering::SeqCst) {
            return Poll::Ready(());
        }
        Poll::Pending
    }
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch1g_signal_and_waker/tests.rs"]
mod tests;
