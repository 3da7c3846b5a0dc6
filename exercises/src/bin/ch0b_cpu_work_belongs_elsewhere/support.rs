//! Given: files, and a checksum that computes for a while.

use std::sync::{Arc, Condvar, Mutex};
use std::thread::{self, ThreadId};
use std::time::Duration;

/// How long a file with a gate is hashed at most.
const LIMIT: Duration = Duration::from_secs(2);

/// A file's content, already in memory.
#[derive(Clone, Default)]
pub struct File {
    content: Vec<u8>,
    gate: Option<Gate>,
    threads: Arc<Mutex<Vec<ThreadId>>>,
}

impl File {
    pub fn new(content: Vec<u8>) -> File {
        File {
            content,
            ..File::default()
        }
    }

    /// A file whose checksum takes until the gate is opened, for the tests.
    pub fn behind(gate: &Gate, content: Vec<u8>) -> File {
        File {
            content,
            gate: Some(gate.clone()),
            ..File::default()
        }
    }

    /// The threads on which this file has been hashed.
    pub fn hashed_on(&self) -> Vec<ThreadId> {
        self.threads.lock().expect("nobody panics here").clone()
    }
}

/// The checksum of a file: nothing but computing, some 50 to 100 ms for 2 MB.
/// Panics if the file is empty.
pub fn hash(file: &File) -> u64 {
    let threads = file.threads.lock();
    threads
        .expect("nobody panics here")
        .push(thread::current().id());
    if let Some(gate) = &file.gate {
        gate.wait();
    }
    assert!(!file.content.is_empty(), "an empty file has no checksum");
    let mut sum = 0xcbf2_9ce4_8422_2325;
    for _ in 0..8 {
        for byte in &file.content {
            sum = (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    sum
}

/// `hash` panicked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HashFailed;

/// Holds up `hash`, so that a test decides how long it takes.
#[derive(Clone, Default)]
pub struct Gate(Arc<(Mutex<Was>, Condvar)>);

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Was {
    #[default]
    Closed,
    Opened,
    NotInTime,
}

impl Gate {
    pub fn open(&self) {
        let (was, changed) = &*self.0;
        let mut was = was.lock().expect("nobody panics here");
        if *was == Was::Closed {
            *was = Was::Opened;
        }
        changed.notify_all();
    }

    /// Whether it was opened before `hash` gave up waiting for it.
    pub fn was_opened_in_time(&self) -> bool {
        *self.0.0.lock().expect("nobody panics here") == Was::Opened
    }

    fn wait(&self) {
        let (was, changed) = &*self.0;
        let was = was.lock().expect("nobody panics here");
        let closed = |was: &mut Was| *was == Was::Closed;
        let waited = changed.wait_timeout_while(was, LIMIT, closed);
        let (mut was, _) = waited.expect("nobody panics here");
        if *was == Was::Closed {
            *was = Was::NotInTime;
        }
    }
}
