//! # Signal and waker
//!
//! A `Signal` is set once; whoever waits for it goes on.
//! Nobody is woken yet: complete `set` and `poll`.
//!
//! - `set` wakes the task that waits; before `set` nothing wakes it.
//! - If the signal is set already, the first poll is `Ready`.
//! - If several tasks poll one `Wait` in turn, `set` wakes the last.
//! - A task that is polled at the moment of its wake-up is `Ready`.
//! - To set twice does no harm.
//!
//! Change it until the picture shows the wait ending at 100 ms.

use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use tokio::time::{Instant, sleep, timeout};

#[derive(Clone, Default)]
pub struct Signal {
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    is_set: bool,
    _waker: Option<Waker>, // not used yet
}

impl Signal {
    pub fn new() -> Signal {
        Signal::default()
    }

    pub fn set(&self) {
        let mut state = self.state.lock().expect("not poisoned");
        state.is_set = true;
    }

    pub fn wait(&self) -> Wait {
        Wait {
            signal: self.clone(),
        }
    }
}

/// The future that `Signal::wait` returns.
pub struct Wait {
    signal: Signal,
}

impl Future for Wait {
    type Output = ();

    fn poll(self: Pin<&mut Self>, _context: &mut Context<'_>) -> Poll<()> {
        let state = self.signal.state.lock().expect("not poisoned");
        if state.is_set {
            return Poll::Ready(());
        }
        Poll::Pending
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let start = Instant::now();
    let signal = Signal::new();
    let wait = signal.wait();
    let wait_task = tokio::spawn(async move {
        let result = timeout(Duration::from_secs(1), wait).await;
        println!("{result:?} after {:?}", start.elapsed());
    });
    sleep(Duration::from_millis(100)).await;
    signal.set();
    wait_task.await.expect("the task does not panic");
}

#[cfg(test)]
mod tests;
