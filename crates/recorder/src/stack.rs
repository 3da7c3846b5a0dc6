//! What is being polled on this thread, outermost first.

use std::cell::RefCell;

use recording::{Event, Id, PollResult, Usage};

use crate::{clock, sink};

thread_local! {
    static STACK: RefCell<Vec<Id>> = const { RefCell::new(Vec::new()) };
}

/// What is polled right now; 0 if nothing is.
pub(crate) fn top() -> Id {
    STACK
        .try_with(|stack| stack.borrow().last().copied().unwrap_or(0))
        .unwrap_or(0)
}

/// A task is entered: it is polled, or its future is dropped.
pub(crate) fn enter_task(id: Id) {
    push(id, clock::usage());
}

/// A task is left.
pub(crate) fn leave_task(id: Id) {
    let result = if std::thread::panicking() {
        PollResult::Panicked
    } else {
        PollResult::Unknown
    };
    pop(id, clock::usage(), result);
}

/// The poll of a future with a label. It has ended, however it ends, when this is dropped.
#[must_use = "the poll ends when this is dropped"]
pub(crate) struct Poll {
    id: Id,
    /// What came of it, once that is known.
    pub result: PollResult,
}

impl Poll {
    /// It begins.
    pub fn begin(id: Id) -> Self {
        push(id, Usage::default());
        Self {
            id,
            result: PollResult::Panicked,
        }
    }
}

impl Drop for Poll {
    fn drop(&mut self) {
        pop(self.id, Usage::default(), self.result);
    }
}

fn push(id: Id, usage: Usage) {
    sink::record(Event::PollBegan { id, usage });
    let _ = STACK.try_with(|stack| stack.borrow_mut().push(id));
}

fn pop(id: Id, usage: Usage, result: PollResult) {
    let _ = STACK.try_with(|stack| {
        let mut stack = stack.borrow_mut();
        if let Some(found) = stack.iter().rposition(|polled| *polled == id) {
            stack.truncate(found);
        }
    });
    sink::record(Event::PollEnded { id, usage, result });
}
