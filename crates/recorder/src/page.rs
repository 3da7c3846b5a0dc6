//! The recording's file as memory: a line costs no call to the system, and what was written outlives
//! a program that is killed.

use std::fs::File;
use std::os::fd::AsRawFd;
use std::ptr::NonNull;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

/// Room for the line that says that the recording is full.
const LAST_LINE: usize = 100;

/// A file of fixed length that is appended to. What is not written yet is zero bytes.
pub(crate) struct Page {
    start: NonNull<u8>,
    room: usize,
    used: AtomicUsize,
}

// SAFETY: each byte is written at most once, by the thread that `used` gave it to, and never read.
unsafe impl Send for Page {}
// SAFETY: as above.
unsafe impl Sync for Page {}

impl Page {
    /// Maps a file with `room` bytes for lines, and some more for a last one.
    pub fn map(file: &File, room: usize) -> Option<Self> {
        let length = room + LAST_LINE;
        file.set_len(u64::try_from(length).ok()?).ok()?;
        // SAFETY: the system chooses a free place; the mapping is never removed, so it outlives all
        // uses, and it stays valid when the file is closed. Whoever shortens the file meanwhile
        // would end this program with a signal: only the workbook knows its name.
        let start = unsafe {
            libc::mmap(
                std::ptr::null_mut(),
                length,
                libc::PROT_READ | libc::PROT_WRITE,
                libc::MAP_SHARED,
                file.as_raw_fd(),
                0,
            )
        };
        if start == libc::MAP_FAILED {
            return None;
        }
        Some(Self {
            start: NonNull::new(start.cast())?,
            room,
            used: AtomicUsize::new(0),
        })
    }

    /// Appends a line; says whether there was room.
    pub fn append(&self, line: &[u8]) -> bool {
        let at = self.used.fetch_add(line.len(), Relaxed);
        let has_room = at
            .checked_add(line.len())
            .is_some_and(|end| end <= self.room);
        if has_room {
            // SAFETY: the range lies within the mapping, as was checked, and nobody else has it,
            // because `used` gives out each byte once.
            unsafe { self.write(at, line) };
        }
        has_room
    }

    /// Writes the last line behind all others; to be called once.
    pub fn append_last(&self, line: &[u8]) {
        let line = &line[..line.len().min(LAST_LINE)];
        // SAFETY: the mapping has this place beyond the room for other lines, and there is one call.
        unsafe { self.write(self.room, line) };
    }

    /// # Safety
    ///
    /// The range must lie within the mapping, and nobody else may write there.
    unsafe fn write(&self, at: usize, line: &[u8]) {
        // SAFETY: the caller vouches for the range; `line` is no part of the mapping.
        unsafe {
            let place = self.start.as_ptr().add(at);
            std::ptr::copy_nonoverlapping(line.as_ptr(), place, line.len());
        }
    }
}
