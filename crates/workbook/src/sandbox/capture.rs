//! What a running program has said so far, up to a limit.

use std::sync::Mutex;

use tokio::io::{AsyncRead, AsyncReadExt};
use tokio::sync::Notify;

/// The output of a program that may be killed at any moment; standard output and error share one limit.
pub(super) struct Capture<'a> {
    limit: usize,
    said: Mutex<Said>,
    overflow: Notify,
    listener: Option<&'a Listener<'a>>,
}

/// Hears what a program prints, as it comes, up to the limit.
pub(crate) type Listener<'a> = dyn Fn(Stream, &[u8]) + Send + Sync + 'a;

#[derive(Default)]
struct Said {
    stdout: Vec<u8>,
    stderr: Vec<u8>,
    reply: Vec<u8>,
}

/// One of the two that a program prints to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stream {
    /// Standard output.
    Stdout,
    /// Standard error.
    Stderr,
}

impl<'a> Capture<'a> {
    /// Keeps `limit` bytes of output; `listener` hears them at once.
    pub fn new(limit: usize, listener: Option<&'a Listener<'a>>) -> Self {
        Self {
            limit,
            said: Mutex::default(),
            overflow: Notify::new(),
            listener,
        }
    }

    pub fn limit(&self) -> usize {
        self.limit
    }

    pub async fn read_stdout(&self, pipe: impl AsyncRead + Unpin) {
        self.read(pipe, Stream::Stdout).await;
    }

    pub async fn read_stderr(&self, pipe: impl AsyncRead + Unpin) {
        self.read(pipe, Stream::Stderr).await;
    }

    /// Is finished once the program has said more than the limit.
    pub async fn overflow(&self) {
        self.overflow.notified().await;
    }

    pub fn set_reply(&self, reply: Vec<u8>) {
        self.said().reply = reply;
    }

    /// Takes out standard output, standard error and the reply.
    pub fn take(&self) -> (Vec<u8>, Vec<u8>, Vec<u8>) {
        let said = std::mem::take(&mut *self.said());
        (said.stdout, said.stderr, said.reply)
    }

    async fn read(&self, mut pipe: impl AsyncRead + Unpin, stream: Stream) {
        let mut buffer = vec![0; 16 * 1024];
        while let Ok(n @ 1..) = pipe.read(&mut buffer).await {
            self.keep(&buffer[..n], stream);
        }
    }

    fn keep(&self, bytes: &[u8], stream: Stream) {
        let mut said = self.said();
        let room = self
            .limit
            .saturating_sub(said.stdout.len() + said.stderr.len());
        let kept = &bytes[..bytes.len().min(room)];
        match stream {
            Stream::Stdout => said.stdout.extend_from_slice(kept),
            Stream::Stderr => said.stderr.extend_from_slice(kept),
        }
        drop(said);
        if kept.len() < bytes.len() {
            self.overflow.notify_one();
        }
        if let Some(listener) = self.listener {
            listener(stream, kept);
        }
    }

    fn said(&self) -> std::sync::MutexGuard<'_, Said> {
        self.said
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}
