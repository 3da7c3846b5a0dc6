//! Given: a client that knows nothing of futures and calls back.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::Duration;

use tokio::time::sleep;

/// What a request returns.
#[derive(Debug)]
pub struct Data {
    pub data: String,
}

/// The request was lost: its callback will never be called.
#[derive(Debug)]
pub struct Lost;

/// When the client calls back.
#[derive(Debug, Clone, Copy)]
pub enum Answer {
    /// From a thread of its own, before `get` returns.
    AtOnce,
    /// This long after `get` has returned.
    After(Duration),
    /// Never: a second later it drops the callback.
    Never,
}

pub struct Client {
    answer: Answer,
    callbacks: Arc<Callbacks>,
}

/// How many callbacks the client has called, and how many of them panicked.
#[derive(Default)]
struct Callbacks {
    called: AtomicU32,
    panicked: AtomicU32,
}

impl Client {
    /// A client whose every request is answered like this.
    pub fn new(answer: Answer) -> Client {
        Client {
            answer,
            callbacks: Arc::default(),
        }
    }

    /// Sends a request and returns; the callback gets the data.
    pub fn get(&self, url: &str, callback: impl FnOnce(Data) + Send + 'static) {
        let callbacks = Arc::clone(&self.callbacks);
        let data = format!("from {url}");
        let call = move || callbacks.call(callback, Data { data });
        match self.answer {
            Answer::AtOnce => {
                // `call` catches the callback's panic.
                let _ = thread::spawn(call).join();
            }
            Answer::After(wait) => {
                tokio::spawn(async move {
                    sleep(wait).await;
                    call();
                });
            }
            Answer::Never => {
                tokio::spawn(async move {
                    sleep(Duration::from_secs(1)).await;
                    drop(call);
                });
            }
        }
    }

    pub fn n_called(&self) -> u32 {
        self.callbacks.called.load(Ordering::Relaxed)
    }

    pub fn n_panicked(&self) -> u32 {
        self.callbacks.panicked.load(Ordering::Relaxed)
    }
}

impl Callbacks {
    fn call(&self, callback: impl FnOnce(Data), data: Data) {
        self.called.fetch_add(1, Ordering::Relaxed);
        if catch_unwind(AssertUnwindSafe(|| callback(data))).is_err() {
            self.panicked.fetch_add(1, Ordering::Relaxed);
        }
    }
}
