//! From source text to an executable: dependencies by cargo, once; a learner's program by rustc, each time.
//! Nothing else in the program starts cargo or rustc.

mod advice;
mod dependencies;
mod diagnostics;
mod merge;
mod rustc;
mod suggestions;
mod workplace;

#[cfg(test)]
pub(crate) use advice::{Entry, entries};
pub(crate) use dependencies::{Dependencies, Progress};
pub(crate) use rustc::{Compiled, Target, compile, library_path, rustc_version, shared_libraries};
pub(crate) use workplace::Workplace;
