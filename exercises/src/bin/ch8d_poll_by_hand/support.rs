//! Given: a gate, right and broken, and something that runs a test.

use std::any::Any;
use std::fmt::Debug;
use std::future::poll_fn;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::task::Poll;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Lets one in at a time.
pub trait Gate {
    /// Whoever has it is in; dropping it is leaving.
    type Pass: Debug;

    fn new() -> Self;

    fn enter(&self) -> impl Future<Output = Self::Pass>;
}

/// Right.
pub struct OneAtATime(Arc<Semaphore>);

impl Gate for OneAtATime {
    type Pass = OwnedSemaphorePermit;

    fn new() -> OneAtATime {
        OneAtATime(Arc::new(Semaphore::new(1)))
    }

    async fn enter(&self) -> OwnedSemaphorePermit {
        let permit = Arc::clone(&self.0).acquire_owned().await;
        permit.expect("never closed")
    }
}

/// Broken: lets one in at a time, but wakes nobody when it is free.
pub struct Forgetful(Arc<AtomicBool>);

/// Frees the gate when it is dropped.
#[derive(Debug)]
pub struct Silent(Arc<AtomicBool>);

impl Gate for Forgetful {
    type Pass = Silent;

    fn new() -> Forgetful {
        Forgetful(Arc::default())
    }

    async fn enter(&self) -> Silent {
        poll_fn(|_context| match self.0.swap(true, SeqCst) {
            true => Poll::Pending,
            false => Poll::Ready(Silent(Arc::clone(&self.0))),
        })
        .await
    }
}

impl Drop for Silent {
    fn drop(&mut self) {
        self.0.store(false, SeqCst);
    }
}

/// Runs a test: "passed", or "failed: " with its message.
pub fn run(test: fn()) -> String {
    match std::panic::catch_unwind(test) {
        Ok(()) => "passed".to_owned(),
        Err(panic) => format!("failed: {}", message(&*panic)),
    }
}

/// The beginning of what a panic says, on one line.
fn message(panic: &dyn Any) -> String {
    let formatted = panic.downcast_ref::<String>().map(String::as_str);
    let message = formatted.or(panic.downcast_ref::<&str>().copied());
    let words: Vec<&str> = message.unwrap_or("no message").split_whitespace().collect();
    words.join(" ").chars().take(90).collect()
}
