//! Where events go: one `write` each, so that what was recorded outlives a program that is killed.

use std::cell::Cell;
use std::fs::File;
use std::io::Write;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering::Relaxed};

use recording::{Entry, Event, Id, MOST_BYTES, MOST_EVENTS};

use crate::clock;

static FILE: OnceLock<File> = OnceLock::new();
static IS_ON: AtomicBool = AtomicBool::new(false);
static EVENTS: AtomicU32 = AtomicU32::new(0);
static BYTES: AtomicU64 = AtomicU64::new(0);
static NEXT_ID: AtomicU64 = AtomicU64::new(1);
static THREADS: AtomicU32 = AtomicU32::new(0);

thread_local! {
    static THREAD: u32 = THREADS.fetch_add(1, Relaxed);
    static IS_WRITING: Cell<bool> = const { Cell::new(false) };
}

/// Begins the recording.
pub(crate) fn open(file: File) {
    clock::start();
    if FILE.set(file).is_ok() {
        IS_ON.store(true, Relaxed);
    }
}

/// Whether this run is recorded.
#[inline]
pub(crate) fn is_on() -> bool {
    IS_ON.load(Relaxed)
}

/// A number that nothing else in this run has.
pub(crate) fn new_id() -> Id {
    NEXT_ID.fetch_add(1, Relaxed)
}

/// Writes an event down. What the writing itself may cause is left out, and so is everything on a
/// thread that is about to end.
pub(crate) fn record(event: Event) {
    let (true, Some(file)) = (is_on(), FILE.get()) else {
        return;
    };
    if IS_WRITING
        .try_with(|busy| busy.replace(true))
        .unwrap_or(true)
    {
        return;
    }
    let real = clock::real();
    let entry = Entry {
        real,
        clock: clock::runtime(),
        thread: THREAD.try_with(|number| *number).unwrap_or(u32::MAX),
        event,
    };
    append(file, &entry);
    let _ = IS_WRITING.try_with(|busy| busy.set(false));
}

fn append(mut file: &File, entry: &Entry) {
    let line = format!("{entry}\n");
    let is_full = EVENTS.fetch_add(1, Relaxed) >= MOST_EVENTS
        || BYTES.fetch_add(line.len() as u64, Relaxed) + line.len() as u64 > MOST_BYTES;
    if !is_full {
        let _ = file.write_all(line.as_bytes());
    } else if IS_ON.swap(false, Relaxed) {
        let last = Entry {
            event: Event::Full,
            ..entry.clone()
        };
        let _ = file.write_all(format!("{last}\n").as_bytes());
    }
}
