//! What happened, in sentences: the most important one stands over the picture, all of them together
//! are its alternative in text, and a failing check may add one.

use std::collections::BTreeMap;

use super::model::{Branch, Ending, Kind, Model, Node, NodeId};
use super::rows::rounds;
use super::time::duration;

/// Something worth saying.
struct Finding {
    rank: Rank,
    sentence: String,
    /// The lines of main.rs it is about.
    lines: Vec<u32>,
}

/// What is worth saying first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Stuck,
    Panic,
    Blocking,
    CutOff,
    Overlap,
    InTurn,
    LeftBehind,
    Queue,
    Plain,
}

/// What the root task of a test is called.
pub(super) const TEST: &str = "the test";

/// A wait that is this part of the run or less is not worth a word.
const SHORT: f64 = 0.02;

/// A pause that is shorter than this is no queue, in nanoseconds.
const NO_QUEUE: u64 = 2_000_000;

/// What happened, the most important sentence first.
pub(super) fn sentences(model: &Model) -> Vec<String> {
    let mut sentences: Vec<String> = findings(model)
        .into_iter()
        .map(|finding| finding.sentence)
        .collect();
    if model.is_paused && model.end > 1 {
        sentences.push(format!(
            "The clock was paused: {} passed on it, and hardly any real time.",
            duration(model.end)
        ));
    }
    sentences
}

/// Why a check about time or overlap failed, in terms of the learner's lines; nothing if the run
/// does not prove it.
pub(crate) fn why(model: &Model) -> Option<String> {
    let explains = |rank: Rank| {
        matches!(
            rank,
            Rank::Stuck | Rank::Blocking | Rank::CutOff | Rank::Overlap | Rank::InTurn
        )
    };
    let finding = findings(model)
        .into_iter()
        .find(|finding| explains(finding.rank) && !finding.lines.is_empty())
        .or_else(|| longest_wait(model))?;
    let lines: Vec<String> = finding.lines.iter().map(u32::to_string).collect();
    let place = if lines.len() == 1 { "line" } else { "lines" };
    Some(format!("{} See {place} {}.", finding.sentence, and(&lines)))
}

/// The longest wait in the learner's file.
fn longest_wait(model: &Model) -> Option<Finding> {
    let is_in_main = |id: &NodeId| line(model, *id).is_some() && model.lasted(*id) > short(model);
    let longest = of_kind(model, Kind::Await)
        .filter(is_in_main)
        .max_by_key(|id| model.lasted(*id))?;
    let waiting = model.nodes[longest].parent?;
    Some(Finding {
        rank: Rank::Plain,
        sentence: format!(
            "{} waited at `{}` for {}.",
            name(model, waiting),
            awaited(model, longest),
            duration(model.lasted(longest))
        ),
        lines: line(model, longest).into_iter().collect(),
    })
}

fn findings(model: &Model) -> Vec<Finding> {
    let mut findings = Vec::new();
    if model.is_cut {
        findings.extend(endless(model));
    } else {
        findings.extend(stuck(model));
    }
    findings.extend(given_up(model));
    findings.extend(panics(model));
    findings.extend(blocking(model));
    findings.extend(selects(model));
    findings.extend(timeouts(model));
    findings.extend(failed_joins(model));
    findings.extend(dropped_members(model));
    findings.extend(aborted(model));
    findings.extend(joins(model));
    findings.extend(members(model));
    findings.extend(tasks_at_once(model));
    findings.extend(own_threads(model));
    findings.extend(in_turn(model));
    findings.extend(left_behind(model));
    findings.extend(queues(model));
    if findings.is_empty() {
        findings.extend(plain(model));
    }
    findings.sort_by_key(|finding| finding.rank);
    // How long things took says little if a thread was kept meanwhile.
    if findings
        .first()
        .is_some_and(|first| first.rank == Rank::Blocking)
    {
        findings.retain(|finding| !matches!(finding.rank, Rank::Overlap | Rank::InTurn));
    }
    findings
}

/// What an `.await` waits for.
pub(super) fn awaited(model: &Model, id: NodeId) -> String {
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

fn is_handle(node: &Node) -> bool {
    node.awaited.contains("task::join::JoinHandle<")
}

/// The task whose handle is awaited: the one that is assigned to that variable, or whose end woke
/// the one that waits.
fn joined_task(model: &Model, id: NodeId) -> Option<NodeId> {
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

/// When something under `id` could have gone on, and was polled later, because some poll meanwhile
/// kept its thread. Not on a paused clock, which stands still then.
pub(super) fn late(model: &Model, id: NodeId, least: u64) -> Vec<(u64, u64)> {
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

fn is_blocked_meanwhile(model: &Model, from: u64, to: u64) -> bool {
    model
        .tasks()
        .filter(|task| model.nodes[*task].kind != Kind::Blocking)
        .flat_map(|task| &model.nodes[task].polls)
        .any(|poll| poll.blocks() && poll.from < to && poll.to > from)
}

// ------------------------------------------------------------------ findings

fn stuck(model: &Model) -> Option<Finding> {
    let stopped = duration(model.stopped_after_real?);
    let polling = model.tasks().find(|task| {
        let node = &model.nodes[*task];
        node.kind != Kind::Blocking && node.ending == Ending::Polling
    });
    if let Some(task) = polling {
        let (name, lines) = culprit(model, task, model.nodes[task].polls.last()?.sequence);
        let since = model.nodes[task].polls.last()?.from;
        return Some(Finding {
            rank: Rank::Stuck,
            sentence: format!(
                "Stopped after {stopped}, inside one poll of {name} that had begun at {}: \
                 until a poll returns, its thread does nothing else.",
                duration(since)
            ),
            lines,
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
            "Stopped after {stopped}: nothing woke what still waited, {}.",
            and(&stood)
        ),
        lines,
    })
}

/// What filled the recording: the place that was reached most often.
fn endless(model: &Model) -> Option<Finding> {
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
fn given_up(model: &Model) -> Option<Finding> {
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
fn standing_at(model: &Model, task: NodeId) -> Option<NodeId> {
    let waits = |id: &NodeId| {
        let node = &model.nodes[*id];
        matches!(node.kind, Kind::Await | Kind::Branch(_)) && node.ending == Ending::Waiting
    };
    model
        .below(task, |_| false)
        .into_iter()
        .filter(waits)
        .next_back()
}

fn panics(model: &Model) -> Option<Finding> {
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

fn blocking(model: &Model) -> Vec<Finding> {
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
fn victims(model: &Model, blocking: NodeId, from: u64, to: u64) -> Vec<String> {
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
fn culprit(model: &Model, task: NodeId, poll: (usize, usize)) -> (String, Vec<u32>) {
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

fn selects(model: &Model) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (_, rounds) in calls(model, Branch::Select) {
        let is = |id: &NodeId, ending: Ending| model.nodes[*id].ending == ending;
        let lost_one = |round: &&Vec<NodeId>| round.iter().any(|id| is(id, Ending::Dropped));
        if rounds.len() > 1 {
            findings.extend(select_loop(model, &rounds));
            continue;
        }
        let Some(round) = rounds.iter().find(lost_one) else {
            continue;
        };
        let won = round.iter().find(|id| is(id, Ending::Finished));
        let lost: Vec<String> = round
            .iter()
            .filter(|id| is(id, Ending::Dropped))
            .map(|id| name(model, *id))
            .collect();
        let Some(won) = won else { continue };
        findings.push(Finding {
            rank: Rank::CutOff,
            sentence: format!(
                "{} was finished first, at {}, and `select!` dropped {} before {} finished.",
                name(model, *won),
                duration(model.ended(*won)),
                and(&lost),
                if lost.len() == 1 {
                    "it was"
                } else {
                    "they were"
                }
            ),
            lines: line(model, *won).into_iter().collect(),
        });
    }
    findings
}

/// A `select!` in a loop: who won how often.
fn select_loop(model: &Model, rounds: &[Vec<NodeId>]) -> Option<Finding> {
    let mut wins: Vec<(Option<u32>, NodeId, usize)> = Vec::new();
    for round in rounds {
        let won = round
            .iter()
            .find(|id| model.nodes[**id].ending == Ending::Finished);
        if let Some(won) = won {
            let site = model.nodes[*won].site;
            match wins.iter_mut().find(|(other, ..)| *other == site) {
                Some(win) => win.2 += 1,
                None => wins.push((site, *won, 1)),
            }
        }
    }
    wins.sort_by_key(|(site, _, count)| (std::cmp::Reverse(*count), *site));
    let mut won: Vec<String> = wins
        .iter()
        .map(|(_, id, count)| format!("{} {count}", name(model, *id)))
        .collect();
    let first = *rounds.first()?.first()?;
    won.first_mut()?
        .push_str(if wins[0].2 == 1 { " time" } else { " times" });
    Some(Finding {
        rank: Rank::CutOff,
        sentence: format!(
            "`select!` went round {} times, and took the answer of {}.",
            rounds.len(),
            and(&won)
        ),
        lines: line(model, first).into_iter().collect(),
    })
}

fn timeouts(model: &Model) -> Vec<Finding> {
    let dropped: Vec<NodeId> = of_kind(model, Kind::Branch(Branch::Timeout))
        .filter(|id| model.nodes[*id].ending == Ending::Dropped)
        .collect();
    let Some(first) = dropped.first() else {
        return Vec::new();
    };
    let sentence = match dropped.len() {
        1 => format!(
            "{} was dropped at {}, before it was finished: its time limit came first.",
            name(model, *first),
            duration(model.ended(*first))
        ),
        count => format!(
            "{count} time limits came first, and what they were set for was dropped: \
             {} at {} was the first.",
            name(model, *first),
            duration(model.ended(*first))
        ),
    };
    vec![Finding {
        rank: Rank::CutOff,
        sentence,
        lines: line(model, *first).into_iter().collect(),
    }]
}

fn failed_joins(model: &Model) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (_, rounds) in calls(model, Branch::TryJoin) {
        for round in rounds {
            let ended = |ending: Ending| {
                round
                    .iter()
                    .copied()
                    .filter(move |id| model.nodes[*id].ending == ending)
            };
            let lost: Vec<String> = ended(Ending::Dropped).map(|id| name(model, id)).collect();
            let failed = ended(Ending::Finished).max_by_key(|id| model.ended(*id));
            let (Some(failed), false) = (failed, lost.is_empty()) else {
                continue;
            };
            findings.push(Finding {
                rank: Rank::CutOff,
                sentence: format!(
                    "{} failed at {}, and `try_join!` dropped {} before {} finished.",
                    name(model, failed),
                    duration(model.ended(failed)),
                    and(&lost),
                    if lost.len() == 1 {
                        "it was"
                    } else {
                        "they were"
                    }
                ),
                lines: line(model, failed).into_iter().collect(),
            });
        }
    }
    findings
}

/// Members of `join_all`, a stream's buffer and the like that were dropped.
fn dropped_members(model: &Model) -> Vec<Finding> {
    let mut findings = Vec::new();
    for members in member_groups(model) {
        let dropped = members
            .iter()
            .filter(|id| model.nodes[**id].ending == Ending::Dropped)
            .count();
        if dropped == 0 || dropped == members.len() && members.len() < 2 {
            continue;
        }
        let last = members.iter().map(|id| model.ended(*id)).max().unwrap_or(0);
        findings.push(Finding {
            rank: Rank::CutOff,
            sentence: format!(
                "{dropped} of {} calls of {} {} dropped at {}, before {} finished.",
                members.len(),
                name(model, members[0]),
                if dropped == 1 { "was" } else { "were" },
                duration(last),
                if dropped == 1 { "it was" } else { "they were" }
            ),
            lines: line(model, members[0]).into_iter().collect(),
        });
    }
    findings
}

fn aborted(model: &Model) -> Option<Finding> {
    let aborted: Vec<NodeId> = own_tasks(model)
        .filter(|id| model.nodes[*id].ending == Ending::Dropped)
        .collect();
    let first = *aborted.first()?;
    let sentence = match aborted.len() {
        1 => {
            let stood = last_await(model, first)
                .map(|at| format!(", while it waited at `{}`", awaited(model, at)))
                .unwrap_or_default();
            format!(
                "{} was aborted at {}{stood}: its future was dropped there.",
                name(model, first),
                duration(model.ended(first))
            )
        }
        count => {
            let at = aborted.iter().map(|id| model.ended(*id)).min().unwrap_or(0);
            format!(
                "{count} tasks were aborted from {} on: their futures were dropped where they stood.",
                duration(at)
            )
        }
    };
    Some(Finding {
        rank: Rank::CutOff,
        sentence,
        lines: line(model, first).into_iter().collect(),
    })
}

/// The innermost `.await` that was dropped last under a task or body.
fn last_await(model: &Model, task: NodeId) -> Option<NodeId> {
    let is_cut = |id: &NodeId| {
        let node = &model.nodes[*id];
        node.kind == Kind::Await && node.was_cut_off()
    };
    model
        .below(task, |_| false)
        .into_iter()
        .filter(is_cut)
        .next_back()
}

fn joins(model: &Model) -> Vec<Finding> {
    let mut findings = Vec::new();
    for branch in [Branch::Join, Branch::TryJoin] {
        for (_, rounds) in calls(model, branch) {
            let Some(round) = rounds.first() else {
                continue;
            };
            let is_finished = |id: &NodeId| model.nodes[*id].ending == Ending::Finished;
            if round.iter().all(is_finished) && rounds.len() == 1 {
                findings.extend(overlap(model, round, branch.name()));
            }
        }
    }
    findings
}

fn members(model: &Model) -> Vec<Finding> {
    let groups = member_groups(model);
    groups
        .iter()
        .filter_map(|members| overlap(model, members, "them"))
        .collect()
}

fn tasks_at_once(model: &Model) -> Option<Finding> {
    let tasks: Vec<NodeId> = own_tasks(model)
        .filter(|id| model.nodes[*id].ending == Ending::Finished)
        .collect();
    overlap(model, &tasks, "tasks")
}

/// Closures that ran on threads of their own.
fn own_threads(model: &Model) -> Option<Finding> {
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
fn overlap(model: &Model, nodes: &[NodeId], what: &str) -> Option<Finding> {
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
        let subject = match (is_one_name, what) {
            (true, _) => format!("{} calls of {}", long.len(), names[0]),
            (false, "tasks" | "them") => format!("{} {}", long.len(), "futures")
                .replace("futures", if what == "tasks" { "tasks" } else { "futures" }),
            (false, macro_name) => format!("{} branches of `{macro_name}`", long.len()),
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

fn at_once(model: &Model, nodes: &[NodeId]) -> usize {
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

/// Several long awaits in one body: they waited one after the other. Timers alone, as in a loop
/// that ticks, are no news.
fn in_turn(model: &Model) -> Option<Finding> {
    let short = short(model);
    for body in of_kind(model, Kind::Body) {
        let long: Vec<NodeId> = model.children[body]
            .iter()
            .copied()
            .filter(|id| {
                let node = &model.nodes[*id];
                node.kind == Kind::Await && !is_handle(node) && model.lasted(*id) > short
            })
            .collect();
        if long.len() < 2 || !long.iter().any(|id| calls_the_program(model, *id)) {
            continue;
        }
        let mut lines: Vec<u32> = long.iter().flat_map(|id| line(model, *id)).collect();
        lines.sort_unstable();
        lines.dedup();
        return Some(Finding {
            rank: Rank::InTurn,
            sentence: in_turn_sentence(model, &long),
            lines,
        });
    }
    None
}

fn in_turn_sentence(model: &Model, long: &[NodeId]) -> String {
    let names: Vec<String> = long
        .iter()
        .map(|id| format!("`{}`", awaited(model, *id)))
        .collect();
    let times: Vec<u64> = long.iter().map(|id| model.lasted(*id)).collect();
    let is_one_name = names.iter().all(|other| *other == names[0]);
    let is_one_time = times.iter().all(|time| *time == times[0]);
    let sum = if is_one_name && is_one_time {
        format!("{} × {}", times.len(), duration(times[0]))
    } else if times.len() <= 4 {
        let times: Vec<String> = times.iter().map(|time| duration(*time)).collect();
        times.join(" + ")
    } else {
        format!("{} in all", duration(times.iter().sum()))
    };
    if is_one_name {
        format!(
            "{} was awaited {} times, one after the other: {sum}.",
            names[0],
            names.len()
        )
    } else if names.len() <= 4 {
        format!("{} were awaited one after the other: {sum}.", and(&names))
    } else {
        format!(
            "{} futures were awaited one after the other: {sum}.",
            names.len()
        )
    }
}

/// Whether what is awaited is code of the program, and not only a timer or a channel.
fn calls_the_program(model: &Model, id: NodeId) -> bool {
    let is_body = |child: &NodeId| model.nodes[*child].kind == Kind::Body;
    model.children[id].iter().any(is_body)
}

fn left_behind(model: &Model) -> Option<Finding> {
    let left: Vec<String> = own_tasks(model)
        .filter(|id| model.nodes[*id].ending == Ending::LeftBehind)
        .map(|id| name(model, id))
        .collect();
    let subject = match left.len() {
        0 => return None,
        1 => format!("{} was", left[0]),
        2 | 3 => format!("{} were", and(&left)),
        count => format!("{count} tasks were"),
    };
    let end = if left.len() == 1 { "was" } else { "were" };
    Some(Finding {
        rank: Rank::LeftBehind,
        sentence: format!(
            "{subject} not finished when `main` ended, and {end} dropped: nobody waited."
        ),
        lines: Vec::new(),
    })
}

fn queues(model: &Model) -> Option<Finding> {
    let is_queue = |id: &NodeId| {
        let node = &model.nodes[*id];
        let for_turn = ["Mutex<", "RwLock<", "Semaphore::acquire"]
            .iter()
            .any(|lock| node.awaited.contains(lock));
        for_turn && node.ending == Ending::Finished && model.lasted(*id) > NO_QUEUE
    };
    let waits: Vec<NodeId> = of_kind(model, Kind::Await).filter(is_queue).collect();
    let longest = waits.iter().copied().max_by_key(|id| model.lasted(*id))?;
    let text = &model.nodes[longest].name;
    let time = duration(model.lasted(longest));
    let sentence = match waits.len() {
        1 => format!("`{text}` had to wait its turn, for {time}."),
        count => format!("{count} waits for a turn, the longest {time} at `{text}`."),
    };
    Some(Finding {
        rank: Rank::Queue,
        sentence,
        lines: line(model, longest).into_iter().collect(),
    })
}

/// What can always be said.
fn plain(model: &Model) -> Option<Finding> {
    let root = model.root()?;
    let longest = of_kind(model, Kind::Await)
        .filter(|id| model.task_of(*id) == root && model.lasted(*id) > short(model))
        .max_by_key(|id| (model.lasted(*id), std::cmp::Reverse(*id)));
    let polls = model.nodes[root].polls.len();
    let whole = duration(model.lasted(root));
    let sentence = match (longest, polls) {
        (Some(wait), _) => format!(
            "{} waited at `{}` for {}.",
            name(model, root),
            awaited(model, wait),
            duration(model.lasted(wait))
        ),
        (None, 0 | 1) => format!(
            "Nothing had to wait: {} was finished in its first poll.",
            name(model, root)
        ),
        (None, polls) => format!(
            "{} was finished after {polls} polls, in {whole}.",
            name(model, root)
        ),
    };
    Some(Finding {
        rank: Rank::Plain,
        sentence,
        lines: Vec::new(),
    })
}

// ------------------------------------------------------------------- helpers

fn of_kind(model: &Model, kind: Kind) -> impl Iterator<Item = NodeId> {
    (0..model.nodes.len()).filter(move |id| model.nodes[*id].kind == kind)
}

/// The tasks that the program spawned, and no library.
fn own_tasks(model: &Model) -> impl Iterator<Item = NodeId> {
    of_kind(model, Kind::Task).filter(|id| model.nodes[*id].place.line > 0)
}

/// The calls of a macro, each with its rounds.
fn calls(model: &Model, branch: Branch) -> Vec<((Option<NodeId>, u32), Vec<Vec<NodeId>>)> {
    let branches: Vec<NodeId> = of_kind(model, Kind::Branch(branch)).collect();
    let mut calls: Vec<((Option<NodeId>, u32), Vec<Vec<NodeId>>)> = Vec::new();
    for round in rounds(model, &branches) {
        let first = &model.nodes[round[0]];
        let key = (first.parent, first.group);
        match calls.iter_mut().find(|(other, _)| *other == key) {
            Some((_, rounds)) => rounds.push(round),
            None => calls.push((key, vec![round])),
        }
    }
    calls
}

/// Bodies of one function that live together under one `.await`.
fn member_groups(model: &Model) -> Vec<Vec<NodeId>> {
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
fn name(model: &Model, id: NodeId) -> String {
    let node = &model.nodes[id];
    match (node.name.as_str(), node.number) {
        (TEST, _) => node.name.clone(),
        (name, 0) => format!("`{name}`"),
        (name, number) => format!("`{name}` #{number}"),
    }
}

/// The line of main.rs that a node stands on.
fn line(model: &Model, id: NodeId) -> Option<u32> {
    let place = &model.nodes[id].place;
    (place.file == "main.rs" && place.line > 0).then_some(place.line)
}

fn short(model: &Model) -> u64 {
    (model.end as f64 * SHORT) as u64
}

/// `a`, `a and b`, `a, b and c`.
fn and(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
