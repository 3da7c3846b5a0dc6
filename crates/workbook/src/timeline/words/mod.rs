//! What happened, in sentences: the most important one stands over the picture, all of them together
//! are its alternative in text, and a failing check may add one.

mod blocking;
mod cut_off;
mod names;
mod stopped;
mod together;

use std::collections::BTreeSet;

use super::model::{Kind, Model, NodeId};
use super::time::duration;
use blocking::blocking;
use cut_off::{aborted, dropped_members, failed_joins, left_behind, selects, timeouts};
use names::{and, line, name, of_kind, short};
use stopped::{endless, given_up, panics, stuck};
use together::{in_turn, joins, members, own_threads, queues, tasks_at_once};

pub(super) use blocking::late;
pub(super) use names::{TEST, awaited};

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
    LongQueue,
    Overlap,
    InTurn,
    LeftBehind,
    Queue,
    Plain,
}

/// A wait that is this part of the run or less is not worth a word.
const SHORT: f64 = 0.02;

/// A pause that is shorter than this is no queue, in nanoseconds.
const NO_QUEUE: u64 = 2_000_000;

/// Nobody wants to know about a shorter wait, in nanoseconds.
const NO_NEWS: u64 = 1_000_000;

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
    // Waiting in turn explains more than what did go on together.
    let order = |rank: Rank| match rank {
        Rank::Stuck => Some(0),
        Rank::Blocking => Some(1),
        Rank::CutOff => Some(2),
        Rank::LongQueue => Some(3),
        Rank::InTurn => Some(4),
        Rank::Overlap => Some(5),
        Rank::Panic | Rank::LeftBehind | Rank::Queue | Rank::Plain => None,
    };
    let finding = findings(model)
        .into_iter()
        .filter(|finding| order(finding.rank).is_some() && !finding.lines.is_empty())
        .min_by_key(|finding| order(finding.rank))
        .or_else(|| longest_wait(model))?;
    let lines: BTreeSet<u32> = finding.lines.iter().copied().collect();
    let lines: Vec<String> = lines.iter().map(u32::to_string).collect();
    let place = if lines.len() == 1 { "line" } else { "lines" };
    Some(format!("{} See {place} {}.", finding.sentence, and(&lines)))
}

/// The longest wait in the learner's file.
fn longest_wait(model: &Model) -> Option<Finding> {
    let is_in_main =
        |id: &NodeId| line(model, *id).is_some() && model.lasted(*id) > short(model).max(NO_NEWS);
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
    findings.extend(own_threads(model));
    findings.extend(joins(model));
    findings.extend(members(model));
    findings.extend(tasks_at_once(model));
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

/// What can always be said.
fn plain(model: &Model) -> Option<Finding> {
    let root = model.root()?;
    let longest = of_kind(model, Kind::Await)
        .filter(|id| model.task_of(*id) == root && model.lasted(*id) > short(model).max(NO_NEWS))
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
