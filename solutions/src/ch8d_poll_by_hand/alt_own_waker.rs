//! Right as well: a waker of our own, which counts. `tokio_test::task` has one like it inside.

#[path = "../../../exercises/src/bin/ch8d_poll_by_hand/support.rs"]
pub mod support;

use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::task::{Context, Poll, Wake, Waker};

use support::Gate;

#[derive(Default)]
struct Counter(AtomicU32);

impl Wake for Counter {
    fn wake(self: Arc<Self>) {
        self.0.fetch_add(1, SeqCst);
    }
}

pub fn test_gate<G: Gate>() {
    let gate = G::new();
    let mut idle = Context::from_waker(Waker::noop());
    let Poll::Ready(pass) = pin!(gate.enter()).poll(&mut idle) else {
        panic!("the first did not get in");
    };
    let counter = Arc::new(Counter::default());
    let waker = Waker::from(Arc::clone(&counter));
    let mut context = Context::from_waker(&waker);
    let mut second = pin!(gate.enter());
    assert!(second.as_mut().poll(&mut context).is_pending());
    assert_eq!(counter.0.load(SeqCst), 0);
    drop(pass);
    assert_eq!(counter.0.load(SeqCst), 1);
    assert!(second.as_mut().poll(&mut context).is_ready());
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch8d_poll_by_hand/tests.rs"]
mod tests;
