//! Linked into a program whose run is recorded: writes down what the runtime and the futures do.
//!
//! A program never names this crate. Before its `main`, [`start`] looks for the variable
//! [`recording::FILE_VARIABLE`]; if it is set, Tokio's own reports about tasks are written down
//! ([`tasks`]). What stands before an `.await` and what a task's body is are known only from a
//! labelled copy of the program, in which the workbook has inserted calls of [`labels`].
//! Without the variable nothing is recorded, and each call costs one load.

mod clock;
mod labels;
mod page;
mod sink;
mod stack;
mod start;
mod tasks;

pub use labels::{Await, Body, Traced, branch, printed};
