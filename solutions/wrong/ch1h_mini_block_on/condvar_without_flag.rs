// expect: fail a_wake_up_before_the_thread_sleeps_is_not_lost
// Believed that a `Condvar` keeps a notification for those who come later.

use std::pin::pin;
use std::sync::{Arc, Condvar, Mutex};
use std::task::{Context, Poll, Wake, Waker};

#[derive(Default)]
struct News {
    lock: Mutex<()>,
    changed: Condvar,
}

impl Wake for News {
    fn wake(self: Arc<Self>) {
        let _guard = self.lock.lock().unwrap();
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
        let guard = news.lock.lock().unwrap();
        drop(news.changed.wait(guard).unwrap());
    }
}

#[cfg(test)]
mod tests;
