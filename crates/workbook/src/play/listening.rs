//! What a run tells before it has ended.

use std::sync::Mutex;

use serde::Serialize;

use crate::sandbox::Stream;

/// What happens on the way to a [`super::Play`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "step", rename_all = "lowercase")]
pub(crate) enum Step {
    /// It is compiled, and runs.
    Running,
    /// It has printed these lines to standard output.
    Stdout {
        /// Whole lines.
        text: String,
    },
    /// It has printed these lines to standard error.
    Stderr {
        /// Whole lines.
        text: String,
    },
}

/// Hears of each step.
pub(crate) type Watch<'a> = dyn Fn(Step) + Send + Sync + 'a;

/// Makes whole lines of what comes in pieces. What has no end yet is kept back; the finished
/// [`super::Play`] has it.
#[derive(Default)]
pub(super) struct Lines {
    stdout: Mutex<Vec<u8>>,
    stderr: Mutex<Vec<u8>>,
}

impl Lines {
    /// The lines that `bytes` have made whole, if any.
    pub fn complete(&self, stream: Stream, bytes: &[u8]) -> Option<String> {
        let rest = match stream {
            Stream::Stdout => &self.stdout,
            Stream::Stderr => &self.stderr,
        };
        let mut rest = rest.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        rest.extend_from_slice(bytes);
        let end = rest.iter().rposition(|byte| *byte == b'\n')? + 1;
        let whole: Vec<u8> = rest.drain(..end).collect();
        Some(String::from_utf8_lossy(&whole).into_owned())
    }
}

impl Step {
    /// Lines that were printed.
    pub(super) fn printed(stream: Stream, text: String) -> Self {
        match stream {
            Stream::Stdout => Self::Stdout { text },
            Stream::Stderr => Self::Stderr { text },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Lines, Stream};

    #[test]
    fn lines_come_whole_and_streams_apart() {
        let lines = Lines::default();
        assert_eq!(
            lines.complete(Stream::Stdout, b"one\ntw"),
            Some("one\n".to_owned())
        );
        assert_eq!(
            lines.complete(Stream::Stderr, b"ups\n"),
            Some("ups\n".to_owned())
        );
        assert_eq!(lines.complete(Stream::Stdout, "o ü".as_bytes()), None);
        assert_eq!(
            lines.complete(Stream::Stdout, b"\nfour\n\nfi"),
            Some("two ü\nfour\n\n".to_owned())
        );
    }
}
