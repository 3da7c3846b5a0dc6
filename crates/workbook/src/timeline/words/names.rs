//! How sentences name things, and where to find these.

use super::SHORT;
use crate::timeline::model::{Branch, Kind, Model, Node, NodeId};
use crate::timeline::rows::rounds;
use crate::timeline::time::duration;

/// What the root task of a test is called.
pub(in crate::timeline) const TEST: &str = "the test";

/// What an `.await` waits for.
pub(in crate::timeline) fn awaited(model: &Model, id: NodeId) -> String {
    let node = &model.nodes[id];
    let is_sleep = node.awaited.ends_with("time::sleep::Sleep");
    if is_sleep
        && node.name.contains("sleep")
        && let Some(due) = node.due
    {
        return format!("sleep {}", duration(due.saturating_sub(node.made)));
    }
    if is_handle(node)
        && let Some(task) = joined_task(model, id)
        && model.nodes[task].name != node.name
    {
        return format!("{} ← {}", node.name, model.nodes[task].name);
    }
    node.name.clone()
}

pub(super) fn is_handle(node: &Node) -> bool {
    node.awaited.contains("task::join::JoinHandle<")
}

/// The task whose handle is awaited: the one that is assigned to that variable, or whose end woke
/// the one that waits.
pub(super) fn joined_task(model: &Model, id: NodeId) -> Option<NodeId> {
    let node = &model.nodes[id];
    let has_name = |task: &NodeId| model.nodes[*task].handle.as_deref() == Some(&node.name);
    let mut named = model.tasks().filter(has_name);
    if let (Some(task), None) = (named.next(), named.next()) {
        return Some(task);
    }
    let waiting = model.task_of(id);
    let ended = model.ended(id);
    let waker = model.wakes.iter().rev().find(|wake| {
        wake.task == waiting && wake.at >= node.begun() && wake.at <= ended && wake.by.is_some()
    })?;
    let by = model.task_of(waker.by?);
    (model.nodes[by].kind != Kind::Root).then_some(by)
}

pub(super) fn of_kind(model: &Model, kind: Kind) -> impl Iterator<Item = NodeId> {
    (0..model.nodes.len()).filter(move |id| model.nodes[*id].kind == kind)
}

/// The tasks that the program spawned, and no library.
pub(super) fn own_tasks(model: &Model) -> impl Iterator<Item = NodeId> {
    of_kind(model, Kind::Task).filter(|id| model.nodes[*id].place.line > 0)
}

/// The calls of a macro, each with its rounds.
pub(super) fn calls(model: &Model, branch: Branch) -> Vec<Vec<Vec<NodeId>>> {
    let branches: Vec<NodeId> = of_kind(model, Kind::Branch(branch)).collect();
    let place = |round: &[NodeId]| {
        let first = &model.nodes[round[0]];
        (first.parent, first.group)
    };
    let mut calls: Vec<Vec<Vec<NodeId>>> = Vec::new();
    for round in rounds(model, &branches) {
        match calls
            .iter_mut()
            .find(|call| place(&call[0]) == place(&round))
        {
            Some(call) => call.push(round),
            None => calls.push(vec![round]),
        }
    }
    calls
}

/// Bodies of one function that live together under one `.await`.
pub(super) fn member_groups(model: &Model) -> Vec<Vec<NodeId>> {
    let mut groups: Vec<Vec<NodeId>> = Vec::new();
    for id in of_kind(model, Kind::Await).chain(model.tasks()) {
        let mut bodies: Vec<NodeId> = model.children[id]
            .iter()
            .copied()
            .filter(|child| model.nodes[*child].kind == Kind::Body)
            .collect();
        bodies.sort_by_key(|body| model.nodes[*body].site);
        for alike in bodies.chunk_by(|a, b| model.nodes[*a].site == model.nodes[*b].site) {
            let overlaps = alike.windows(2).any(|pair| {
                model.nodes[pair[1]].made < model.ended(pair[0])
                    || model.ended(pair[0]) > model.ended(id)
            });
            if alike.len() > 1 && overlaps {
                groups.push(alike.to_vec());
            }
        }
    }
    groups
}

/// A node as a sentence names it.
pub(super) fn name(model: &Model, id: NodeId) -> String {
    let node = &model.nodes[id];
    match (node.name.as_str(), node.number) {
        (TEST, _) => node.name.clone(),
        (name, 0) => format!("`{name}`"),
        (name, number) => format!("`{name}` #{number}"),
    }
}

/// The line of main.rs that a node stands on.
pub(super) fn line(model: &Model, id: NodeId) -> Option<u32> {
    let place = &model.nodes[id].place;
    (place.file == "main.rs" && place.line > 0).then_some(place.line)
}

pub(super) fn short(model: &Model) -> u64 {
    (model.end as f64 * SHORT) as u64
}

/// `a`, `a and b`, `a, b and c`.
pub(super) fn and(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
