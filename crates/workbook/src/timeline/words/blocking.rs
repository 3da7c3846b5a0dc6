//! A poll that keeps its thread, and who was late by that.

use super::names::{TEST, and, line, name};
use super::{Finding, NO_QUEUE, Rank};
use crate::timeline::model::{Ending, Kind, Model, Node, NodeId, Poll};
use crate::timeline::time::duration;

pub(super) fn blocking(model: &Model) -> Vec<Finding> {
    let mut findings: Vec<(u64, Finding)> = Vec::new();
    for task in model.tasks() {
        let node = &model.nodes[task];
        if node.kind == Kind::Blocking {
            continue;
        }
        let longest = node
            .polls
            .iter()
            .filter(|poll| poll.blocks() && !poll.is_open)
            .max_by_key(|poll| poll.real);
        let Some(poll) = longest else { continue };
        let how = if poll.is_computing() {
            "it computed"
        } else {
            "its thread slept"
        };
        let Some(Culprit { name, line }) = culprit(model, task, poll) else {
            continue;
        };
        let mut sentence = format!(
            "{name} kept its thread for {} in one poll: {how}, and no `.await` gave way.",
            duration(poll.real)
        );
        let victims = victims(model, task, poll.from, poll.to);
        if !victims.is_empty() {
            sentence.push_str(&format!(" Late by that: {}.", and(&victims)));
        }
        findings.push((
            poll.real,
            Finding {
                rank: Rank::Blocking,
                sentence,
                lines: line.into_iter().collect(),
            },
        ));
    }
    findings.sort_by_key(|(real, _)| std::cmp::Reverse(*real));
    findings.truncate(2);
    findings.into_iter().map(|(_, finding)| finding).collect()
}

/// Who was late while a poll kept its thread.
pub(super) fn victims(model: &Model, blocking: NodeId, from: u64, to: u64) -> Vec<String> {
    if model.is_paused {
        return Vec::new();
    }
    let mut victims: Vec<(u64, String)> = Vec::new();
    for id in 0..model.nodes.len() {
        let node = &model.nodes[id];
        let has_row = node.is_task() || matches!(node.kind, Kind::Branch(_));
        if !has_row || id == blocking {
            continue;
        }
        let late = late(model, id, NO_QUEUE)
            .into_iter()
            .filter(|span| span.0 < to && span.1 > from)
            .map(|span| span.1 - span.0)
            .max();
        if let Some(late) = late {
            victims.push((late, format!("{} by {}", name(model, id), duration(late))));
        }
    }
    victims.sort_by_key(|(late, _)| std::cmp::Reverse(*late));
    victims
        .into_iter()
        .take(2)
        .map(|(_, words)| words)
        .collect()
}

/// What kept a thread.
pub(super) struct Culprit {
    /// Its name.
    pub name: String,
    /// The line of main.rs that it begins on.
    pub line: Option<u32>,
}

/// The innermost thing that took most of a poll; nothing if that was code of a test.
pub(super) fn culprit(model: &Model, task: NodeId, poll: &Poll) -> Option<Culprit> {
    let (begin, end) = poll.sequence;
    let takes_it = |id: &NodeId| {
        model.nodes[*id].polls.iter().any(|inner| {
            let is_inside = inner.sequence.0 > begin && inner.sequence.1 <= end;
            is_inside && inner.real >= poll.real / 10 * 9
        })
    };
    let innermost = model.below(task, |_| false).into_iter().rfind(takes_it);
    let innermost = innermost.unwrap_or(task);
    let is_body = |id: &&NodeId| model.nodes[**id].kind == Kind::Body;
    let body = model.children[innermost]
        .iter()
        .copied()
        .rev()
        .find(|id| is_body(&id));
    let shown = if model.nodes[task].name == TEST && innermost == task {
        body.filter(|body| !stands_at_an_await(model, *body, end))?
    } else if innermost == task {
        task
    } else {
        body.unwrap_or(innermost)
    };
    Some(Culprit {
        name: name(model, shown),
        line: line(model, body.unwrap_or(innermost)),
    })
}

/// Whether a body stood at an `.await` at that place of the recording: then it did not run.
fn stands_at_an_await(model: &Model, body: NodeId, at: usize) -> bool {
    model.children[body].iter().any(|id| {
        let node = &model.nodes[*id];
        let has_begun = node.polls.first().is_some_and(|poll| poll.sequence.0 < at);
        let is_done = node.ending == Ending::Finished
            && node.polls.last().is_some_and(|poll| poll.sequence.1 <= at);
        has_begun && !is_done
    })
}

/// When something under `id` could have gone on, and was polled later, because some poll meanwhile
/// kept its thread. Not on a paused clock, which stands still then.
pub(in crate::timeline) fn late(model: &Model, id: NodeId, least: u64) -> Vec<(u64, u64)> {
    let mut late = Vec::new();
    let is_branch = |node: &Node| matches!(node.kind, Kind::Branch(_));
    let mut timers = model.below(id, is_branch);
    timers.push(id);
    for timer in timers {
        let node = &model.nodes[timer];
        let Some(due) = node.due else { continue };
        let polled = node.polls.iter().find(|poll| poll.from >= due);
        if let Some(poll) = polled {
            late.push((due, poll.from));
        } else if node.ended.is_none() && model.end > due {
            late.push((due, model.end));
        }
    }
    let polls = &model.nodes[id].polls;
    for pair in polls.windows(2) {
        let woken = model
            .wakes
            .iter()
            .find(|wake| wake.task == id && wake.at > pair[0].to && wake.at < pair[1].from);
        if let Some(wake) = woken {
            late.push((wake.at, pair[1].from));
        }
    }
    late.retain(|(from, to)| to - from >= least && is_blocked_meanwhile(model, *from, *to));
    late
}

pub(super) fn is_blocked_meanwhile(model: &Model, from: u64, to: u64) -> bool {
    model
        .tasks()
        .filter(|task| model.nodes[*task].kind != Kind::Blocking)
        .flat_map(|task| &model.nodes[task].polls)
        .any(|poll| poll.blocks() && poll.from < to && poll.to > from)
}
