//! What a running program has said so far, up to a limit.

use std::sync::Mutex;

use tokio::io::{AsyncRead, AsyncReadExt};
use tokio::sync::Notify;

/// The output of a program that may be killed at any moment; standard output and error share one limit.
pub(super) struct Capture {
    limit: usize,
    said: Mutex<Said>,
    overflow: Notify,
}

#[derive(Default)]
struct Said {
    stdout: Vec<u8>,
    stderr: Vec<u8>,
    reply: Vec<u8>,
}

#[derive(Clone, Copy)]
enum Stream {
    Stdout,
    Stderr,
}

impl Capture {
    /// Keeps `limit` bytes of output.
    pub fn new(limit: usize) -> Self {
        Self {
            limit,
            said: Mutex::default(),
            overflow: Notify::new(),
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
        if kept.len() < bytes.len() {
            self.overflow.notify_one();
        }
    }

    fn said(&self) -> std::sync::MutexGuard<'_, Said> {
        self.said
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}
