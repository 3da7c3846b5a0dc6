//! How a program ended, as data and in words.

use std::os::unix::process::ExitStatusExt;
use std::process::ExitStatus;

use rustix::process::Signal;

use super::Limits;

/// How a program ended, and what it said.
#[derive(Debug)]
pub(crate) struct Finished {
    /// How it ended.
    pub end: End,
    /// Standard output, capped.
    pub stdout: Vec<u8>,
    /// Standard error, capped.
    pub stderr: Vec<u8>,
    /// What it sent back over its standard input, capped.
    pub reply: Vec<u8>,
}

/// How a program ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    /// It sent its whole reply, and was stopped then.
    Replied,
    /// It ended by itself, with this code.
    Exited(i32),
    /// This signal ended it.
    Signalled(i32),
    /// Its time was up while it computed.
    StillComputing,
    /// Its time was up while it waited.
    StillWaiting,
    /// It printed more than it may.
    TooMuchOutput,
    /// It started more threads than it may.
    TooManyThreads,
    /// It wrote more into files than it may.
    TooMuchInFiles,
}

impl End {
    pub(super) fn of(status: ExitStatus) -> Self {
        match (status.code(), status.signal()) {
            (Some(code), _) => Self::Exited(code),
            (None, signal) => Self::by_signal(signal.unwrap_or_default()),
        }
    }

    pub(super) fn by_signal(signal: i32) -> Self {
        if signal == Signal::XCPU.as_raw() {
            Self::StillComputing
        } else {
            Self::Signalled(signal)
        }
    }

    /// Whether it would have gone on.
    pub fn is_a_limit(self) -> bool {
        matches!(
            self,
            Self::StillComputing
                | Self::StillWaiting
                | Self::TooMuchOutput
                | Self::TooManyThreads
                | Self::TooMuchInFiles
        )
    }
}

impl Finished {
    /// One sentence for the person whose program it is.
    pub fn in_words(&self, limits: &Limits) -> String {
        let stderr = String::from_utf8_lossy(&self.stderr);
        match self.end {
            End::StillWaiting => format!(
                "Still waiting after {} s, and stopped. Is there a future that is never woken?",
                limits.wall.as_secs()
            ),
            End::StillComputing => {
                "Still computing when its time was up, and stopped. Is there a loop that never ends?"
                    .to_owned()
            }
            End::TooMuchOutput => format!(
                "Printed more than {} KiB, and was stopped. Is there a loop that never ends?",
                limits.output / 1024
            ),
            End::TooManyThreads => format!(
                "Started more than {} threads, and was stopped. Is there a loop that never ends?",
                limits.threads
            ),
            End::TooMuchInFiles => format!(
                "Wrote more than {} MiB into files, and was stopped.",
                limits.file_size / 1024 / 1024
            ),
            End::Signalled(signal) if overflowed(signal, &stderr) => {
                "The stack overflowed. Does a function call itself?".to_owned()
            }
            End::Signalled(_) if stderr.contains("memory allocation of") => {
                format!("It asked for more than {} MiB of memory.", limits.memory / 1024 / 1024)
            }
            End::Signalled(signal) => format!("It was ended by signal {signal}."),
            End::Exited(code) => format!("It ended itself with exit code {code}."),
            End::Replied => "It ended after its report.".to_owned(),
        }
    }
}

/// Where a program sees nothing of the system it cannot tell that the main thread's stack is full,
/// and dies of the access itself. Code without `unsafe` has hardly another way to do that.
fn overflowed(signal: i32, stderr: &str) -> bool {
    signal == Signal::SEGV.as_raw() || stderr.contains("overflowed its stack")
}
