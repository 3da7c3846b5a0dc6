//! Right, because each poll that finds nothing keeps the waker of its own task, under the lock under
//! which it looked. `set` sets first and wakes then, so whoever is woken finds the signal set.
//! The tests cannot show that `poll` needs the one lock. With two in turn, a wake-up is lost only if
//! `set` comes between them, which a test meets in some runs and not in others.

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
    waker: Option<Waker>,
}

impl Signal {
    pub fn new() -> Signal {
        Signal::default()
    }

    pub fn set(&self) {
        let mut state = self.state.lock().expect("not poisoned");
        state.is_set = true;
        let waker = state.waker.take();
        drop(state);
        if let Some(waker) = waker {
            waker.wake();
        }
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

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let mut state = self.signal.state.lock().expect("not poisoned");
        if state.is_set {
            return Poll::Ready(());
        }
        state.waker = Some(context.waker().clone());
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
#[path = "../../../exercises/src/bin/ch1g_signal_and_waker/tests.rs"]
mod tests;
