//! What waited at the same time, and what waited one after the other.

use super::names::{
    and, awaited, calls, is_handle, line, member_groups, name, of_kind, own_tasks, short,
};
use super::{Finding, NO_QUEUE, Rank};
use crate::timeline::model::{Branch, Ending, Kind, Model, Node, NodeId};
use crate::timeline::rows::rounds;
use crate::timeline::time::duration;

pub(super) fn joins(model: &Model) -> Vec<Finding> {
    let mut findings = Vec::new();
    for branch in [Branch::Join, Branch::TryJoin] {
        for rounds in calls(model, branch) {
            let Some(round) = rounds.first() else {
                continue;
            };
            let is_finished = |id: &NodeId| model.nodes[*id].ending == Ending::Finished;
            if round.iter().all(is_finished) && rounds.len() == 1 {
                findings.extend(overlap(
                    model,
                    round,
                    &format!("branches of `{}`", branch.name()),
                ));
            }
        }
    }
    findings
}

pub(super) fn members(model: &Model) -> Vec<Finding> {
    let groups = member_groups(model);
    groups
        .iter()
        .filter_map(|members| overlap(model, members, "futures"))
        .collect()
}

pub(super) fn tasks_at_once(model: &Model) -> Option<Finding> {
    let tasks: Vec<NodeId> = own_tasks(model)
        .filter(|id| model.nodes[*id].ending == Ending::Finished)
        .collect();
    overlap(model, &tasks, "tasks")
}

/// Closures that ran on threads of their own.
pub(super) fn own_threads(model: &Model) -> Option<Finding> {
    let long: Vec<NodeId> = of_kind(model, Kind::Blocking)
        .filter(|id| model.lasted(*id) > short(model))
        .collect();
    let names: Vec<String> = long.iter().map(|id| name(model, *id)).collect();
    let times: Vec<String> = long.iter().map(|id| duration(model.lasted(*id))).collect();
    let sentence = match names.len() {
        0 => return None,
        1 => format!("{} ran on a thread of its own for {}.", names[0], times[0]),
        2 | 3 => format!(
            "{} ran on threads of their own, for {}.",
            and(&names),
            and(&times)
        ),
        count => format!(
            "{count} closures ran on threads of their own, at most {} at once.",
            at_once(model, &long)
        ),
    };
    Some(Finding {
        rank: Rank::Overlap,
        sentence,
        lines: line(model, long[0]).into_iter().collect(),
    })
}

/// Says that these waited at the same time, if that saved something.
pub(super) fn overlap(model: &Model, nodes: &[NodeId], what: &str) -> Option<Finding> {
    let short = short(model);
    let long: Vec<NodeId> = nodes
        .iter()
        .copied()
        .filter(|id| model.lasted(*id) > short)
        .collect();
    let from = long.iter().map(|id| model.nodes[*id].begun()).min()?;
    let to = long.iter().map(|id| model.ended(*id)).max()?;
    let sum: u64 = long.iter().map(|id| model.lasted(*id)).sum();
    let took = to - from;
    if long.len() < 2 || sum < took + took / 10 {
        return None;
    }
    if let Some(finding) = kept_waiting(model, &long) {
        return Some(finding);
    }
    let names: Vec<String> = long.iter().map(|id| name(model, *id)).collect();
    let is_one_name = names.iter().all(|other| *other == names[0]);
    let most = at_once(model, &long);
    let at_most = if most < long.len() {
        format!(", at most {most} at once")
    } else {
        String::new()
    };
    let sentence = if long.len() <= 3 && !is_one_name {
        let times: Vec<String> = long.iter().map(|id| duration(model.lasted(*id))).collect();
        format!(
            "{} waited at the same time: {}, not {}.",
            and(&names),
            duration(took),
            times.join(" + ")
        )
    } else {
        let count = long.len();
        let subject = if is_one_name {
            format!("{count} calls of {}", names[0])
        } else {
            format!("{count} {what}")
        };
        format!(
            "{subject} waited at the same time{at_most}: {}, where one after the other takes {}.",
            duration(took),
            duration(sum)
        )
    };
    Some(Finding {
        rank: Rank::Overlap,
        sentence,
        lines: long
            .iter()
            .flat_map(|id| line(model, *id))
            .take(2)
            .collect(),
    })
}

/// One of two waits for what the other has: then they did not overlap, though both were there.
fn kept_waiting(model: &Model, nodes: &[NodeId]) -> Option<Finding> {
    let &[one, other] = nodes else {
        return None;
    };
    [(one, other), (other, one)]
        .into_iter()
        .find_map(|(waits, has)| {
            let below = model.below(waits, |_| false);
            let wait = [waits].into_iter().chain(below).find(|id| {
                let apart = model.ended(*id).abs_diff(model.ended(has));
                waits_for_another(&model.nodes[*id])
                    && model.lasted(*id) > short(model)
                    && apart <= short(model).max(model.lasted(*id) / 20)
            })?;
            Some(Finding {
                rank: Rank::Overlap,
                sentence: format!(
                    "{} waited at `{}` for {}, and went on when {} ended.",
                    name(model, waits),
                    awaited(model, wait),
                    duration(model.lasted(wait)),
                    name(model, has)
                ),
                lines: line(model, wait).into_iter().collect(),
            })
        })
}

pub(super) fn at_once(model: &Model, nodes: &[NodeId]) -> usize {
    let begins = nodes.iter().map(|id| (model.nodes[*id].begun(), 1_isize));
    let ends = nodes.iter().map(|id| (model.ended(*id), -1));
    let mut changes: Vec<(u64, isize)> = begins.chain(ends).collect();
    changes.sort_unstable(); // At one time, ends come before begins.
    let mut alive = 0;
    let mut most = 0;
    for (_, change) in changes {
        alive += change;
        most = alive.max(most);
    }
    usize::try_from(most).unwrap_or(0)
}

/// One of several things that a body waited for in turn.
struct Step {
    label: String,
    from: u64,
    lasted: u64,
    line: Option<u32>,
}

/// Several long waits in one body: they came one after the other. Timers alone, as in a loop that
/// ticks, are no news.
pub(super) fn in_turn(model: &Model) -> Option<Finding> {
    for body in of_kind(model, Kind::Body) {
        let (steps, calls_the_program) = steps(model, body);
        if steps.len() < 2 || !calls_the_program {
            continue;
        }
        return Some(Finding {
            rank: Rank::InTurn,
            sentence: in_turn_sentence(&steps),
            lines: steps.iter().filter_map(|step| step.line).collect(),
        });
    }
    None
}

/// The long waits of a body, and whether any is for code of the program.
fn steps(model: &Model, body: NodeId) -> (Vec<Step>, bool) {
    let short = short(model);
    let children = &model.children[body];
    let is_await = |id: &NodeId| {
        let node = &model.nodes[*id];
        node.kind == Kind::Await && !is_handle(node) && model.lasted(*id) > short
    };
    let awaits: Vec<NodeId> = children.iter().copied().filter(is_await).collect();
    let mut calls = awaits.iter().any(|id| calls_the_program(model, *id));
    let mut steps: Vec<Step> = awaits
        .iter()
        .map(|id| Step {
            label: format!("`{}`", awaited(model, *id)),
            from: model.nodes[*id].begun(),
            lasted: model.lasted(*id),
            line: line(model, *id),
        })
        .collect();
    let is_join = |id: &NodeId| {
        let kind = model.nodes[*id].kind;
        matches!(kind, Kind::Branch(Branch::Join | Branch::TryJoin))
    };
    let branches: Vec<NodeId> = children.iter().copied().filter(is_join).collect();
    for round in rounds(model, &branches) {
        let from = round.iter().map(|id| model.nodes[*id].begun()).min();
        let to = round.iter().map(|id| model.ended(*id)).max();
        let (from, lasted) = (from.unwrap_or(0), to.unwrap_or(0) - from.unwrap_or(0));
        if lasted > short {
            let names: Vec<String> = round.iter().map(|id| name(model, *id)).collect();
            calls |= round.iter().any(|id| calls_the_program(model, *id));
            let branch = match model.nodes[round[0]].kind {
                Kind::Branch(branch) => branch.name(),
                _ => Branch::Join.name(),
            };
            steps.push(Step {
                label: format!("`{branch}` of {}", names.join(", ")),
                from,
                lasted,
                line: line(model, round[0]),
            });
        }
    }
    steps.sort_by_key(|step| step.from);
    (steps, calls)
}

fn in_turn_sentence(steps: &[Step]) -> String {
    let first = &steps[0];
    let count = steps.len();
    let is_one_name = steps.iter().all(|step| step.label == first.label);
    let is_one_time = steps.iter().all(|step| step.lasted == first.lasted);
    let sum = if is_one_name && is_one_time {
        format!("{count} × {}", duration(first.lasted))
    } else if count <= 4 {
        let times: Vec<String> = steps.iter().map(|step| duration(step.lasted)).collect();
        times.join(" + ")
    } else {
        let all = steps.iter().map(|step| step.lasted).sum();
        format!("{} in all", duration(all))
    };
    if is_one_name {
        format!(
            "{} was awaited {count} times, one after the other: {sum}.",
            first.label
        )
    } else if count <= 4 {
        let labels: Vec<String> = steps.iter().map(|step| step.label.clone()).collect();
        format!("{} were awaited one after the other: {sum}.", and(&labels))
    } else {
        format!("{count} futures were awaited one after the other: {sum}.")
    }
}

/// Whether what is awaited is code of the program, and not only a timer or a channel.
pub(super) fn calls_the_program(model: &Model, id: NodeId) -> bool {
    let is_body = |child: &NodeId| model.nodes[*child].kind == Kind::Body;
    model.children[id].iter().any(is_body)
}

/// Whether it is an `.await` for something that only so many can have at a time.
fn waits_for_a_turn(node: &Node) -> bool {
    const GIVE_TURNS: [&str; 3] = ["Mutex<", "RwLock<", "Semaphore::acquire"];
    node.kind == Kind::Await && GIVE_TURNS.iter().any(|what| node.awaited.contains(what))
}

/// Whether it is an `.await` for what another has or sends: a turn, or bytes.
fn waits_for_another(node: &Node) -> bool {
    let reads = node.kind == Kind::Await && node.awaited.contains("io::util::read::Read<");
    reads || waits_for_a_turn(node)
}

pub(super) fn queues(model: &Model) -> Option<Finding> {
    let is_queue = |id: &NodeId| {
        let node = &model.nodes[*id];
        waits_for_a_turn(node) && node.ending == Ending::Finished && model.lasted(*id) > NO_QUEUE
    };
    let waits: Vec<NodeId> = of_kind(model, Kind::Await).filter(is_queue).collect();
    let longest = waits.iter().copied().max_by_key(|id| model.lasted(*id))?;
    let text = &model.nodes[longest].name;
    let time = duration(model.lasted(longest));
    let sentence = match waits.len() {
        1 => format!("`{text}` had to wait its turn, for {time}."),
        count => format!("{count} waits for a turn, the longest {time} at `{text}`."),
    };
    // Who waits for a turn for a third of the run has not waited together with others.
    let rank = if model.lasted(longest) * 3 >= model.end {
        Rank::LongQueue
    } else {
        Rank::Queue
    };
    Some(Finding {
        rank,
        sentence,
        lines: line(model, longest).into_iter().collect(),
    })
}
