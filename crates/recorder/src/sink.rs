//! Where events go, one line each, until the recording is full.

use std::cell::{Cell, RefCell};
use std::fmt::Write;
use std::fs::File;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering::Relaxed};

use recording::{Entry, Event, Id, MOST_BYTES, MOST_EVENTS};

use crate::clock;
use crate::page::Page;

static PAGE: OnceLock<Page> = OnceLock::new();
static IS_ON: AtomicBool = AtomicBool::new(false);
static EVENTS: AtomicU32 = AtomicU32::new(0);
static NEXT_ID: AtomicU64 = AtomicU64::new(1);
static THREADS: AtomicU32 = AtomicU32::new(0);

thread_local! {
    static THREAD: u32 = THREADS.fetch_add(1, Relaxed);
    static IS_WRITING: Cell<bool> = const { Cell::new(false) };
}

/// Begins the recording in an empty file.
pub(crate) fn open(file: &File) {
    clock::start();
    let page = Page::map(file, MOST_BYTES);
    if page.is_some_and(|page| PAGE.set(page).is_ok()) {
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
    let (true, Some(page)) = (is_on(), PAGE.get()) else {
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
    append(page, &entry);
    let _ = IS_WRITING.try_with(|busy| busy.set(false));
}

fn append(page: &Page, entry: &Entry) {
    thread_local! {
        static LINE: RefCell<String> = const { RefCell::new(String::new()) };
    }
    let _ = LINE.try_with(|line| {
        let mut line = line.borrow_mut();
        line.clear();
        let _ = writeln!(line, "{entry}");
        let is_full = EVENTS.fetch_add(1, Relaxed) >= MOST_EVENTS;
        if (is_full || !page.append(line.as_bytes())) && IS_ON.swap(false, Relaxed) {
            let last = Entry {
                event: Event::Full,
                ..entry.clone()
            };
            let last = format!("{last}\n");
            if !page.append(last.as_bytes()) {
                page.append_last(last.as_bytes());
            }
        }
    });
}
