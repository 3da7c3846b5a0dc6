//! What the recorder writes down about a run, and the workbook reads: one event a line.
//!
//! A line is a stamp, one letter for the kind of event, and its fields, separated by tabs.

mod line;

/// The environment variable that names the file to write. Without it nothing is recorded.
pub const FILE_VARIABLE: &str = "WORKBOOK_RECORDING";

/// How many events a recording has at most.
pub const MOST_EVENTS: u32 = 100_000;

/// How many bytes of events a recording has at most. A program's files may have 16 MiB.
pub const MOST_BYTES: usize = 15_000_000;

/// A task, body or future of the program, by the number that the recorder gave it. 0 is none of them.
pub type Id = u64;

/// One event, and when and where it happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Real time since the program began, in nanoseconds.
    pub real: u64,
    /// Time by the runtime's clock, in nanoseconds from the same beginning; none outside a runtime.
    pub clock: Option<u64>,
    /// The thread, counted from 0 in the order of their first events.
    pub thread: u32,
    /// What happened.
    pub event: Event,
}

/// What can happen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// The runtime took over a future or a blocking closure.
    TaskMade {
        /// The task.
        id: Id,
        /// How it was handed over.
        kind: TaskKind,
        /// The file that did it, as rustc knows it.
        file: String,
        /// The line, from 1.
        line: u32,
        /// The column in the compiled text, from 1.
        column: u32,
        /// The name it was given, if any.
        name: String,
    },
    /// The body of an async function, block or closure was polled for the first time.
    BodyBegan {
        /// The body.
        id: Id,
        /// What polled it.
        by: Id,
        /// Which one it is in the labelled text.
        site: u32,
    },
    /// A future that has a label was made: it stands before an `.await` or in a macro's branch.
    FutureMade {
        /// The future.
        id: Id,
        /// The body it stands in; 0 if that is not known.
        body: Id,
        /// What was being polled.
        by: Id,
        /// Which one it is in the labelled text.
        site: u32,
        /// Its type's name.
        type_name: String,
    },
    /// A timer is due at that time by the runtime's clock.
    Due {
        /// The future.
        id: Id,
        /// When, as in [`Entry::clock`].
        at: u64,
    },
    /// A poll began; for tasks also the entry in which the future is dropped.
    PollBegan {
        /// The task or future.
        id: Id,
        /// What its thread has used; nothing for what is not a task.
        usage: Usage,
    },
    /// A poll ended.
    PollEnded {
        /// The task or future.
        id: Id,
        /// What its thread has used; nothing for what is not a task.
        usage: Usage,
        /// What came of it.
        result: PollResult,
    },
    /// It is gone.
    Dropped {
        /// The task, body or future.
        id: Id,
    },
    /// Somebody woke a task.
    Woken {
        /// The task.
        task: Id,
        /// What was being polled.
        by: Id,
    },
    /// The program printed something.
    Printed {
        /// What was being polled.
        by: Id,
        /// Whether it went to standard error.
        to_stderr: bool,
        /// The line in the program, from 1.
        line: u32,
        /// The text.
        text: String,
    },
    /// The program panicked.
    Panicked {
        /// What was being polled.
        by: Id,
        /// The line, from 1; 0 if it is not known.
        line: u32,
        /// The message.
        message: String,
    },
    /// The recording has its full length, and what follows is missing.
    Full,
}

/// What a thread has used so far.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Usage {
    /// Processor time, in nanoseconds.
    pub processor: u64,
    /// How often it had to wait for something: it slept, or somebody else had a lock.
    pub waits: u64,
    /// How often the system let another thread run in its place.
    pub preempted: u64,
}

/// How a task was handed to the runtime.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TaskKind {
    /// `block_on`.
    Root,
    /// `spawn` and its relatives.
    Spawned,
    /// `spawn_blocking`: a closure for a thread of its own.
    Blocking,
}

/// What came of a poll.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PollResult {
    /// The recorder does not know; so it is with tasks.
    Unknown,
    /// `Poll::Pending`.
    Pending,
    /// `Poll::Ready`.
    Ready,
    /// It unwound.
    Panicked,
}
