//! A program that was stopped, or that panicked: where it stood.

use std::collections::BTreeMap;

use super::blocking::{Culprit, culprit};
use super::cut_off::last_await;
use super::names::{TEST, and, awaited, line, name, of_kind};
use super::{Finding, Rank};
use crate::timeline::model::{Ending, Kind, Model, NodeId};
use crate::timeline::time::duration;

pub(super) fn stuck(model: &Model) -> Option<Finding> {
    let real = model.stopped_after_real?;
    let polling = model.tasks().find(|task| {
        let node = &model.nodes[*task];
        node.kind != Kind::Blocking && node.ending == Ending::Polling
    });
    if let Some(task) = polling {
        let poll = model.nodes[task].polls.last()?;
        let Culprit { name, line } = culprit(model, task, poll)?;
        return Some(Finding {
            rank: Rank::Stuck,
            sentence: format!(
                "{}, inside one poll of {name} that had begun at {}: \
                 until a poll returns, its thread does nothing else.",
                stopped(model, real),
                duration(poll.from)
            ),
            lines: line.into_iter().collect(),
        });
    }
    let waiting =
        |task: &NodeId| matches!(model.nodes[*task].ending, Ending::Waiting | Ending::Polling);
    let mut lines = Vec::new();
    let mut stood = Vec::new();
    for task in model.tasks().filter(waiting) {
        if model.nodes[task].kind == Kind::Blocking {
            stood.push(format!("{} on a thread of its own", name(model, task)));
            continue;
        }
        match standing_at(model, task) {
            Some(at) => {
                lines.extend(line(model, at));
                stood.push(format!("{} at `{}`", name(model, task), awaited(model, at)));
            }
            None => stood.push(name(model, task)),
        }
    }
    lines.dedup();
    let many = stood.len();
    if many > 3 {
        stood.truncate(2);
        stood.push(format!("{} more", many - 2));
    }
    (many > 0).then(|| Finding {
        rank: Rank::Stuck,
        sentence: format!(
            "{}: nothing woke what still waited, {}.",
            stopped(model, real),
            and(&stood)
        ),
        lines,
    })
}

/// How a sentence about a stopped program begins. A test is recorded for a shorter time than it had.
fn stopped(model: &Model, real: u64) -> String {
    match model.root() {
        Some(root) if model.nodes[root].name == TEST => "Recorded, it was stopped".to_owned(),
        _ => format!("Stopped after {}", duration(real)),
    }
}

/// What filled the recording: the place that was reached most often.
pub(super) fn endless(model: &Model) -> Option<Finding> {
    let mut counts: BTreeMap<Option<u32>, (usize, NodeId)> = BTreeMap::new();
    for id in of_kind(model, Kind::Await) {
        counts.entry(model.nodes[id].site).or_insert((0, id)).0 += 1;
    }
    let (count, id) = counts.into_values().max_by_key(|(count, _)| *count)?;
    (count > 1000).then(|| Finding {
        rank: Rank::Stuck,
        sentence: format!(
            "`{}` was awaited {count} times before the recording was full: \
             is there a loop that has nothing to wait for?",
            model.nodes[id].name
        ),
        lines: line(model, id).into_iter().collect(),
    })
}

/// What a test of the workbook dropped, because it waited for too long.
pub(super) fn given_up(model: &Model) -> Option<Finding> {
    let of_a_test = |id: &NodeId| {
        let parent = model.nodes[*id].parent.map(|parent| &model.nodes[parent]);
        parent.is_some_and(|parent| parent.name == TEST)
    };
    let body = of_kind(model, Kind::Body)
        .filter(of_a_test)
        .find(|id| model.nodes[*id].ending == Ending::Dropped)?;
    let at = last_await(model, body)?;
    Some(Finding {
        rank: Rank::Stuck,
        sentence: format!(
            "When the test gave up, {} still waited at `{}`.",
            name(model, body),
            awaited(model, at)
        ),
        lines: line(model, at).into_iter().collect(),
    })
}

/// The innermost `.await` or branch that a task still stands at.
pub(super) fn standing_at(model: &Model, task: NodeId) -> Option<NodeId> {
    let waits = |id: &NodeId| {
        let node = &model.nodes[*id];
        matches!(node.kind, Kind::Await | Kind::Branch(_)) && node.ending == Ending::Waiting
    };
    model.below(task, |_| false).into_iter().rfind(waits)
}

pub(super) fn panics(model: &Model) -> Option<Finding> {
    let task = model
        .tasks()
        .find(|task| model.nodes[*task].ending == Ending::Panicked)?;
    let node = &model.nodes[task];
    let at = duration(model.ended(task));
    let message = node.panic.as_deref().unwrap_or_default();
    let message = match message.lines().next() {
        Some(line) if !line.is_empty() => format!(": “{line}”"),
        _ => String::new(),
    };
    let others = if node.kind == Kind::Root {
        ""
    } else {
        " Only this task ended by it."
    };
    Some(Finding {
        rank: Rank::Panic,
        sentence: format!("{} panicked at {at}{message}.{others}", name(model, task)),
        lines: Vec::new(),
    })
}
