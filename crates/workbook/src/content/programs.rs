//! Programs of all kinds do the same when they are recorded, and their timelines say what a person
//! who reads them expects.
//!
//! tests/timeline/NAME.rs is a program. If its name begins with `vary_`, the order of what it prints
//! may differ from run to run; with `hang_`, it has to be stopped. NAME.expect lists facts, one a
//! line, which the timeline must state: see [`facts`]. A line `no FACT` forbids one.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use super::{require_none_of, with_engine};
use crate::build::{Dependencies, Workplace};
use crate::play::{Play, PlayOutcome, play, play_unrecorded};
use crate::timeline::{Mark, Row, Timeline};

#[test]
fn every_program_does_the_same_and_its_timeline_says_what_happened() {
    with_engine(async |_, dependencies| {
        let programs = programs();
        assert!(programs.len() > 30, "there are no programs");
        require_none_of(programs, async |path: PathBuf| -> Vec<String> {
            let problems = look_at(dependencies, &path).await;
            let name = path.file_stem().unwrap().display().to_string();
            problems
                .into_iter()
                .map(|problem| format!("{name}: {problem}"))
                .collect()
        })
        .await;
    });
}

fn programs() -> Vec<PathBuf> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/timeline");
    let files = fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path());
    let mut programs: Vec<PathBuf> = files
        .filter(|path| path.extension().is_some_and(|end| end == "rs"))
        .collect();
    programs.sort();
    programs
}

/// Looks at a program. What one does by the real clock may differ on a busy machine, so it has a
/// second and a third chance; on a paused clock every run is the same.
async fn look_at(dependencies: &Dependencies, path: &PathBuf) -> Vec<String> {
    let mut problems = Vec::new();
    for _ in 0..3 {
        let is_exact;
        (problems, is_exact) = look_once(dependencies, path).await;
        if problems.is_empty() || is_exact {
            break;
        }
    }
    problems
}

/// What is wrong, and whether it is so each time.
async fn look_once(dependencies: &Dependencies, path: &PathBuf) -> (Vec<String>, bool) {
    let name = path.file_stem().unwrap().to_str().unwrap();
    let source = crate::submission::decode(&fs::read(path).unwrap()).unwrap();
    let workplace = || Workplace::fresh().unwrap();
    let recorded = play(dependencies, &source, None, &workplace())
        .await
        .unwrap();
    let mut problems = Vec::new();
    if !name.starts_with("hang_") {
        let plain = play_unrecorded(dependencies, &source, None, &workplace())
            .await
            .unwrap();
        problems.extend(difference(&plain, &recorded, name.starts_with("vary_")));
    } else if recorded.outcome != PlayOutcome::TimedOut {
        problems.push(format!("was not stopped: {recorded:?}"));
    }
    let expected = fs::read_to_string(path.with_extension("expect")).unwrap_or_default();
    let facts = match (&recorded.timeline, &recorded.timeline_off) {
        (Some(timeline), _) => facts(timeline),
        (None, Some(reason)) => BTreeSet::from([format!("off {reason}")]),
        (None, None) => BTreeSet::new(),
    };
    let missing = expected
        .lines()
        .filter(|line| !line.is_empty())
        .filter(|line| {
            let (wanted, fact) = match line.strip_prefix("no ") {
                Some(fact) => (false, fact),
                None => (true, *line),
            };
            let is_there = match fact.strip_prefix("says ") {
                Some(words) => facts
                    .iter()
                    .any(|fact| fact.starts_with("says ") && fact.contains(words)),
                None => facts.contains(fact),
            };
            is_there != wanted
        });
    let missing: Vec<&str> = missing.collect();
    if expected.is_empty() || !missing.is_empty() {
        let all: Vec<String> = facts.into_iter().collect();
        problems.push(format!(
            "expected\n  {}\nbut the timeline states\n  {}",
            missing.join("\n  "),
            all.join("\n  ")
        ));
    }
    let timeline = recorded.timeline.as_ref();
    let is_exact = timeline.is_some_and(|timeline| timeline.paused_clock);
    (problems, is_exact)
}

/// What a program did otherwise when it was recorded.
fn difference(plain: &Play, recorded: &Play, order_varies: bool) -> Option<String> {
    let shown = |play: &Play| {
        let text = format!("{}{}", play.stdout, without_thread_ids(&play.stderr));
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        if order_varies {
            lines.sort();
        }
        (play.outcome, play.exit_code, lines)
    };
    let (plain, recorded) = (shown(plain), shown(recorded));
    (plain != recorded).then(|| format!("plain {plain:#?}\nrecorded {recorded:#?}"))
}

/// A panic's message names the thread's number in the system.
fn without_thread_ids(text: &str) -> String {
    let lines = text.lines().map(|line| match line.split_once("' (") {
        Some((name, rest)) if name.starts_with("thread '") => {
            format!(
                "{name}'{}\n",
                rest.split_once(')').map_or("", |(_, rest)| rest)
            )
        }
        _ => format!("{line}\n"),
    });
    lines.collect()
}

/// What a timeline states:
///
/// - `NAME` for each row, `NAME under PARENT`, `NAME NOTE`;
/// - `NAME finished`, `NAME dropped` and so on; `NAME waits LABEL`, `NAME late`, `NAME blocks`;
/// - on a paused clock, `NAME finished at 200 ms`;
/// - `says SENTENCE`, `off REASON`, `missing SENTENCE`, `paused clock`, `stopped`, `threads 1`.
fn facts(timeline: &Timeline) -> BTreeSet<String> {
    let mut facts = BTreeSet::new();
    let mut above: Vec<&Row> = Vec::new();
    for row in &timeline.rows {
        above.truncate(row.depth);
        let name = &row.name;
        facts.insert(name.clone());
        facts.insert(format!("{name} {}", row.note));
        if let Some(parent) = above.last() {
            facts.insert(format!("{name} under {}", parent.name));
        }
        for life in &row.lives {
            let end = end(life.mark);
            facts.insert(format!("{name} {end}"));
            if timeline.paused_clock {
                facts.insert(format!("{name} {end} at {} ms", life.to / 1_000_000));
            }
        }
        for wait in &row.waits {
            facts.insert(format!("{name} waits {}", wait.label));
        }
        if !row.late.is_empty() {
            facts.insert(format!("{name} late"));
        }
        if row.polls.iter().any(|tick| tick.blocked.is_some()) {
            facts.insert(format!("{name} blocks"));
        }
        above.push(row);
    }
    facts.extend(
        timeline
            .sentences
            .iter()
            .map(|words| format!("says {words}")),
    );
    facts.extend(
        timeline
            .missing
            .iter()
            .map(|words| format!("missing {words}")),
    );
    facts.insert(format!("threads {}", timeline.threads.len()));
    if timeline.paused_clock {
        facts.insert("paused clock".to_owned());
    }
    if timeline.stopped_after.is_some() {
        facts.insert("stopped".to_owned());
    }
    facts
}

fn end(mark: Mark) -> &'static str {
    match mark {
        Mark::Finished => "finished",
        Mark::Dropped => "dropped",
        Mark::Aborted => "aborted",
        Mark::Panicked => "panicked",
        Mark::LeftBehind => "left behind",
        Mark::Waiting => "still waiting",
        Mark::Polling => "still polled",
        Mark::NeverPolled => "never polled",
        Mark::SetAside => "set aside",
    }
}
