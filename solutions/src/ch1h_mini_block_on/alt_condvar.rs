//! A flag under a lock, and a `Condvar` to sleep at: the flag keeps what comes too early.
//! Worth it when the thread may be unparked by others, or when several threads poll.

use std::pin::pin;
use std::sync::{Arc, Condvar, Mutex};
use std::task::{Context, Poll, Wake, Waker};

#[derive(Default)]
struct News {
    is_there: Mutex<bool>,
    changed: Condvar,
}

impl Wake for News {
    fn wake(self: Arc<Self>) {
        *self.is_there.lock().expect("not poisoned") = true;
        self.changed.notify_one();
    }
}

pub fn block_on<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    let news = Arc::new(News::default());
    let waker = Waker::from(Arc::clone(&news));
    loop {
        let polled = future.as_mut().poll(&mut Context::from_waker(&waker));
        if let Poll::Ready(output) = polled {
            return output;
        }
        let is_there = news.is_there.lock().expect("not poisoned");
        let none = |is_there: &mut bool| !*is_there;
        let waited = news.changed.wait_while(is_there, none);
        *waited.expect("not poisoned") = false;
    }
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch1h_mini_block_on/tests.rs"]
mod tests;
