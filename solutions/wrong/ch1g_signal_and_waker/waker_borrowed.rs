// expect: compile E0308
// Believed that the waker can be borrowed beyond the poll.

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
        if let Some(waker) = state.waker.take() {
            waker.wake();
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
        if state.is_set {
            return Poll::Ready(());
        }
        state.waker = Some(context.waker());
        Poll::Pending
    }
}

#[cfg(test)]
mod tests;
