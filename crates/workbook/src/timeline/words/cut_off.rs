//! What was dropped before it was finished: losers of `select!`, time limits, aborted tasks.

use super::names::{and, awaited, calls, line, member_groups, name, of_kind, own_tasks};
use super::{Finding, Rank};
use crate::timeline::model::{Branch, Ending, Kind, Model, NodeId};
use crate::timeline::time::duration;

pub(super) fn selects(model: &Model) -> Vec<Finding> {
    let mut findings = Vec::new();
    for rounds in calls(model, Branch::Select) {
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
pub(super) fn select_loop(model: &Model, rounds: &[Vec<NodeId>]) -> Option<Finding> {
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

pub(super) fn timeouts(model: &Model) -> Vec<Finding> {
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

pub(super) fn failed_joins(model: &Model) -> Vec<Finding> {
    let mut findings = Vec::new();
    for rounds in calls(model, Branch::TryJoin) {
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
pub(super) fn dropped_members(model: &Model) -> Vec<Finding> {
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

pub(super) fn aborted(model: &Model) -> Option<Finding> {
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
pub(super) fn last_await(model: &Model, task: NodeId) -> Option<NodeId> {
    let is_cut = |id: &NodeId| {
        let node = &model.nodes[*id];
        node.kind == Kind::Await && node.was_cut_off()
    };
    model.below(task, |_| false).into_iter().rfind(is_cut)
}

pub(super) fn left_behind(model: &Model) -> Option<Finding> {
    let left: Vec<NodeId> = own_tasks(model)
        .filter(|id| model.nodes[*id].ending == Ending::LeftBehind)
        .collect();
    let names: Vec<String> = left.iter().map(|id| name(model, *id)).collect();
    let sentence = match left.as_slice() {
        [] => return None,
        [only] => {
            let stood = last_await(model, *only)
                .map(|at| format!(": it still waited at `{}`", awaited(model, at)))
                .unwrap_or_default();
            format!(
                "{} was not finished when `main` ended, and was dropped{stood}.",
                names[0]
            )
        }
        [_, _] | [_, _, _] => format!(
            "{} were not finished when `main` ended, and were dropped.",
            and(&names)
        ),
        many => format!(
            "{} tasks were not finished when `main` ended, and were dropped.",
            many.len()
        ),
    };
    Some(Finding {
        rank: Rank::LeftBehind,
        sentence,
        lines: Vec::new(),
    })
}
