//! What can be shown of a run: rows on a time axis. The same data for every kind of picture.

use std::path::Path;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use crate::files::read;

/// A run as rows on a time axis. All times are nanoseconds on that axis.
#[derive(Debug, Clone, Serialize, Deserialize, PartialEq)]
pub struct Timeline {
    /// What happened, the most important sentence first.
    pub sentences: Vec<String>,
    /// Whether the axis shows the runtime's paused clock instead of real time.
    pub paused_clock: bool,
    /// Where the axis ends.
    pub end: u64,
    /// If the program was stopped: after how many nanoseconds of real time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stopped_after: Option<u64>,
    /// What is missing, as a sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub missing: Option<String>,
    /// Tasks, and under each what it consists of.
    pub rows: Vec<Row>,
    /// The threads that polled.
    pub threads: Vec<Thread>,
    /// What was printed.
    pub prints: Vec<Print>,
    /// One task woke another.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub wakes: Vec<Wake>,
}

/// A task, a branch or a member of a task, or many of them.
#[derive(Debug, Clone, Serialize, Deserialize, PartialEq)]
pub struct Row {
    /// What it is called.
    pub name: String,
    /// What it is.
    pub note: String,
    /// 0 for tasks; one more than the row it belongs to.
    pub depth: usize,
    /// The line in main.rs; 0 if it is elsewhere.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub line: u32,
    /// What it has its colour by.
    pub colour: String,
    /// When it lived; several times if it is a branch of a loop.
    pub lives: Vec<Life>,
    /// What it waited for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub waits: Vec<Wait>,
    /// When it was polled.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub polls: Vec<Tick>,
    /// When it could have gone on and was not polled.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub late: Vec<(u64, u64)>,
    /// If the row stands for many: how many lived, from each time on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub in_flight: Vec<(u64, usize)>,
}

/// From when to when something lived, and how that ended.
#[derive(Debug, Clone, Serialize, Deserialize, PartialEq, Eq)]
pub struct Life {
    pub from: u64,
    pub to: u64,
    pub mark: Mark,
    /// A panic's message.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

/// How something ended.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Mark {
    /// It was finished.
    Finished,
    /// It was dropped before it was finished.
    Dropped,
    /// It was a task, and was aborted.
    Aborted,
    /// It panicked.
    Panicked,
    /// It was not finished when its runtime ended.
    LeftBehind,
    /// It was still waiting when the program was stopped.
    Waiting,
    /// It was in a poll when the program was stopped.
    Polling,
    /// It was dropped and had never been polled.
    NeverPolled,
    /// It went on in another round.
    SetAside,
}

/// Waiting at an `.await` or in a macro.
#[derive(Debug, Clone, Serialize, Deserialize, PartialEq, Eq)]
pub struct Wait {
    pub from: u64,
    pub to: u64,
    /// What it waited for.
    pub label: String,
    /// What it has its colour by, if not the row's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub colour: Option<String>,
    /// Whether it is a macro that waits for several.
    #[serde(default, skip_serializing_if = "is_false")]
    pub several: bool,
    /// The line in main.rs; 0 if it is elsewhere.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub line: u32,
}

/// One poll.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, PartialEq, Eq)]
pub struct Tick {
    pub from: u64,
    pub to: u64,
    /// If it kept its thread: for how many nanoseconds of real time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub blocked: Option<u64>,
}

/// A thread and the tasks' polls on it.
#[derive(Debug, Clone, Serialize, Deserialize, PartialEq)]
pub struct Thread {
    pub name: String,
    /// The part of its time that it was polling, from 0 to 1; not on a paused clock.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub busy: Option<f64>,
    /// The polls, and the row whose task each is of.
    pub polls: Vec<(usize, Tick)>,
}

/// A printed line.
#[derive(Debug, Clone, Serialize, Deserialize, PartialEq, Eq)]
pub struct Print {
    pub at: u64,
    /// The row that printed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub row: Option<usize>,
    #[serde(default, skip_serializing_if = "is_false")]
    pub to_stderr: bool,
    pub text: String,
}

/// The task of one row woke that of another.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, PartialEq, Eq)]
pub struct Wake {
    pub at: u64,
    pub from_row: usize,
    pub to_row: usize,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde asks for a reference"
)]
fn is_false(value: &bool) -> bool {
    !value
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde asks for a reference"
)]
fn is_zero(value: &u32) -> bool {
    *value == 0
}

impl Timeline {
    /// Reads a recorded timeline; there need not be one.
    pub(crate) fn recorded(path: &Path) -> Result<Option<Self>> {
        if !path.exists() {
            return Ok(None);
        }
        let read = serde_json::from_str(&read(path)?);
        read.map(Some).with_context(|| {
            format!(
                "`{}` is no timeline: `UPDATE_RECORDED=1 cargo test` records it anew",
                path.display()
            )
        })
    }

    /// The most important sentence.
    pub fn headline(&self) -> &str {
        self.sentences.first().map_or("", String::as_str)
    }

    /// Everything that the picture says, as text.
    pub fn in_words(&self) -> String {
        let mut words = self.sentences.join(" ");
        if let Some(missing) = &self.missing {
            words.push(' ');
            words.push_str(missing);
        }
        words
    }
}
