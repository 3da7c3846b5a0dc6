//! What became of a run: plain data.

use serde::Serialize;

use crate::timeline::Timeline;
use crate::verdict::{Diagnostic, Isolation};

/// What became of a program that was compiled and run.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Play {
    /// The result in one word.
    pub outcome: PlayOutcome,
    /// The result in one sentence, where the output does not say it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// The program's exit code, if it ended by itself.
    pub exit_code: Option<i32>,
    /// What it printed, capped.
    pub stdout: String,
    /// What it printed to standard error, capped.
    pub stderr: String,
    /// What rustc said.
    pub diagnostics: Vec<Diagnostic>,
    /// What the runtime did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timeline: Option<Timeline>,
    /// Why there is no timeline, as a sentence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timeline_off: Option<String>,
    /// How far the program was kept apart from the machine.
    pub isolation: Isolation,
}

/// The four results a run can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum PlayOutcome {
    /// The program ended by itself, whatever its exit code.
    Finished,
    /// rustc refused it.
    CompileError,
    /// It was still running, or still printing, at the limit.
    TimedOut,
    /// A signal ended it.
    Crashed,
}
