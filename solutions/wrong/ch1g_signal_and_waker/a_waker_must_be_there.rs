// expect: fail a_signal_that_is_set_already_is_ready_at_once
// Believed that somebody always waits: no waker, no signal.

use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};

#[derive(Clone, Default)]
pub struct Signal {
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    is_set: bool,
    waker: Option<Waker>,
}

impl Signal {
    pub fn new() -> Signal {
        Signal::default()
    }

    pub fn set(&self) {
        let mut state = self.state.lock().expect("not poisoned");
        state.is_set = true;
        state.waker.take().expect("somebody waits").wake();
    }

    pub fn wait(&self) -> Wait {
        Wait {
            signal: self.clone(),
        }
    }
}

pub struct Wait {
    signal: Signal,
}

impl Future for Wait {
    type Output = ();

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let mut state = self.signal.state.lock().expect("not poisoned");
        if state.is_set {
            return Poll::Ready(());
        }
        state.waker = Some(context.waker().clone());
        Poll::Pending
    }
}

#[cfg(test)]
mod tests;
