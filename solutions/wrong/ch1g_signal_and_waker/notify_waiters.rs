// expect: fail a_signal_that_is_set_already_is_ready_at_once
// Believed that `notify_waiters` is kept for those who come later.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use tokio::sync::Notify;

#[derive(Clone, Default)]
pub struct Signal(Arc<Notify>);

impl Signal {
    pub fn new() -> Signal {
        Signal::default()
    }

    pub fn set(&self) {
        self.0.notify_waiters();
    }

    pub fn wait(&self) -> Wait {
        let notify = Arc::clone(&self.0);
        Wait(Box::pin(async move { notify.notified().await }))
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
mod tests;
