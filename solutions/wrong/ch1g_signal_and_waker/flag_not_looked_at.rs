// expect: fail a_signal_that_is_set_already_is_ready_at_once
// Believed that a second poll means that the signal was set, and did not look at the flag.

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
        if let Some(waker) = &state.waker {
            waker.wake_by_ref();
        }
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
        match state.waker.replace(context.waker().clone()) {
            None => Poll::Pending,
            _ => Poll::Ready(()),
        }
    }
}

#[cfg(test)]
mod tests;
