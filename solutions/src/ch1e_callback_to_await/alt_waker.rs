//! The future by hand: what a channel does inside.
//! Each poll that finds nothing keeps the waker; the callback's end calls it when it is dropped.

#[path = "../../../exercises/src/bin/ch1e_callback_to_await/support.rs"]
pub mod support;

use std::future::poll_fn;
use std::sync::{Arc, Mutex};
use std::task::{Poll, Waker};

use support::{Client, Data, Lost};

/// What both ends know.
#[derive(Default)]
struct State {
    data: Option<Data>,
    callback_is_gone: bool,
    waker: Option<Waker>,
}

/// The callback's end.
struct CallbackEnd(Arc<Mutex<State>>);

impl CallbackEnd {
    fn set(&self, data: Data) {
        lock(&self.0).data = Some(data);
    }
}

impl Drop for CallbackEnd {
    fn drop(&mut self) {
        let waker = {
            let mut state = lock(&self.0);
            state.callback_is_gone = true;
            state.waker.take()
        };
        if let Some(waker) = waker {
            waker.wake();
        }
    }
}

fn lock(state: &Mutex<State>) -> std::sync::MutexGuard<'_, State> {
    state.lock().expect("not poisoned")
}

pub async fn fetch_data(client: &Client, url: &str) -> Result<Data, Lost> {
    let state = Arc::new(Mutex::new(State::default()));
    let callback_end = CallbackEnd(Arc::clone(&state));
    client.get(url, move |data| callback_end.set(data));
    poll_fn(|context| {
        let mut state = lock(&state);
        if state.callback_is_gone {
            return Poll::Ready(state.data.take().ok_or(Lost));
        }
        state.waker = Some(context.waker().clone());
        Poll::Pending
    })
    .await
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch1e_callback_to_await/tests.rs"]
mod tests;
