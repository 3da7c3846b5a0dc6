//! A poll that keeps its thread, and who was late by that.

use super::names::{TEST, and, line, name};
use super::{Finding, NO_QUEUE, Rank};
use crate::timeline::model::{Kind, Model, Node, NodeId};
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
        let (name, lines) = culprit(model, task, poll.sequence);
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
                lines,
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

/// The innermost thing that took most of a poll, and its line.
pub(super) fn culprit(model: &Model, task: NodeId, poll: (usize, usize)) -> (String, Vec<u32>) {
    let whole = model.nodes[task]
        .polls
        .iter()
        .find(|other| other.sequence == poll)
        .map_or(0, |poll| poll.real);
    let takes_it = |id: &NodeId| {
        model.nodes[*id].polls.iter().any(|inner| {
            inner.sequence.0 > poll.0 && inner.sequence.1 <= poll.1 && inner.real >= whole / 10 * 9
        })
    };
    let mut innermost = task;
    for id in model.below(task, |_| false) {
        if takes_it(&id) {
            innermost = id;
        }
    }
    let is_body = |id: &&NodeId| model.nodes[**id].kind == Kind::Body;
    let body = model.children[innermost].iter().rev().find(is_body);
    // A task is named as it is; a test's root task means nothing to the learner.
    let names_itself = innermost == task && model.nodes[task].name != TEST;
    let shown = body.copied().filter(|_| !names_itself).unwrap_or(innermost);
    let placed = body.copied().unwrap_or(innermost);
    (
        name(model, shown),
        line(model, placed).into_iter().collect(),
    )
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
