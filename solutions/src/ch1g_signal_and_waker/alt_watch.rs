//! A channel of Tokio that keeps its last value, and a box for the future that waits at it.
//! This is what you would do outside an exercise.

use std::pin::Pin;
use std::task::{Context, Poll};

use tokio::sync::watch;

#[derive(Clone, Default)]
pub struct Signal {
    sender: watch::Sender<bool>,
}

impl Signal {
    pub fn new() -> Signal {
        Signal::default()
    }

    pub fn set(&self) {
        self.sender.send_replace(true);
    }

    pub fn wait(&self) -> Wait {
        let mut receiver = self.sender.subscribe();
        Wait(Box::pin(async move {
            let seen = receiver.wait_for(|is_set| *is_set).await;
            seen.expect("the sender is there until it has sent");
        }))
    }
}

pub struct Wait(Pin<Box<dyn Future<Output = ()> + Send>>);

impl Future for Wait {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        self.0.as_mut().poll(context)
    }
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch1g_signal_and_waker/tests.rs"]
mod tests;
