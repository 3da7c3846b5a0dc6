// expect: fail a_task_that_polls_while_it_is_woken_finds_the_signal_set
// Believed that a woken task is polled only later.

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
        let waker = self.state.lock().expect("not poisoned").waker.take();
        if let Some(waker) = waker {
            waker.wake();
        }
        self.state.lock().expect("not poisoned").is_set = true;
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
