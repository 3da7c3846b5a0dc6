//! The recorded timelines of snippets and starters are those of real runs.
//!
//! `UPDATE_RECORDED=1 cargo test` records anew what has changed.

use std::fs;
use std::path::Path;

use super::{require_none_of, with_engine};
use crate::build::Workplace;
use crate::course::Exercise;
use crate::play::{Play, play, play_unrecorded};
use crate::timeline::{Mark, Timeline};

#[test]
#[ignore = "slow: CONTRIBUTING.md says when to run it"]
fn every_starter_does_what_is_recorded() {
    with_engine(async |course, dependencies| {
        require_none_of(course.exercises(), async |exercise: &Exercise| {
            let (starter, support) = (exercise.starter().unwrap(), exercise.support().unwrap());
            let workplace = Workplace::fresh().unwrap();
            let play = play(dependencies, &starter, support.as_deref(), &workplace);
            let timeline = play.await.unwrap().timeline;
            let path = exercise.recorded_timeline();
            let problem = compare_timelines(&path, timeline.as_ref()).err();
            problem.map(|problem| format!("{}: {problem}", exercise.id))
        })
        .await;
    });
}

#[test]
#[ignore = "slow: CONTRIBUTING.md says when to run it"]
fn every_answer_prints_the_same_when_it_is_recorded() {
    with_engine(async |course, dependencies| {
        require_none_of(course.exercises(), async |exercise: &Exercise| {
            let answer = exercise.answers().unwrap().remove(0).source;
            let support = exercise.support().unwrap();
            let workplace = || Workplace::fresh().unwrap();
            let (first, second) = (workplace(), workplace());
            let recorded = play(dependencies, &answer, support.as_deref(), &first).await;
            let plain = play_unrecorded(dependencies, &answer, support.as_deref(), &second).await;
            let shown = |play: Play| {
                let text = format!("{}{}", play.stdout, play.stderr);
                (play.exit_code, text.lines().count()) // Times, names and folders may differ.
            };
            let recorded = recorded.unwrap();
            let missing = recorded
                .timeline
                .as_ref()
                .and_then(|timeline| timeline.missing.clone());
            if let Some(missing) = missing {
                return Some(format!("{}: {missing}", exercise.id));
            }
            let (recorded, plain) = (shown(recorded), shown(plain.unwrap()));
            (recorded != plain)
                .then(|| format!("{}: plain {plain:?}, recorded {recorded:?}", exercise.id))
        })
        .await;
    });
}

/// Compares a run with the recorded one, as far as two runs are alike.
pub(super) fn compare_timelines(path: &Path, now: Option<&Timeline>) -> Result<(), String> {
    let recorded = Timeline::recorded(path).map_err(|error| format!("{error:#}"))?;
    let (then_alike, now_alike) = (recorded.as_ref().map(alike), now.map(alike));
    if then_alike == now_alike {
        return Ok(());
    }
    if std::env::var_os("UPDATE_RECORDED").is_none() {
        return Err(format!(
            "recorded:\n{}\nnow:\n{}\n(UPDATE_RECORDED=1 records it)",
            then_alike.unwrap_or_default(),
            now_alike.unwrap_or_default()
        ));
    }
    let written = match now {
        Some(now) => fs::write(path, serde_json::to_string(now).unwrap() + "\n"),
        None => fs::remove_file(path),
    };
    written.map_err(|error| error.to_string())
}

/// What two runs of one program have in common: on a paused clock everything but real time. By the
/// real clock, where a busy machine decides what a task gets to, and with `select!`, which begins
/// with any of its branches, only which tasks there are.
fn alike(timeline: &Timeline) -> String {
    let mut rows = timeline.rows.iter();
    let has_select = rows.any(|row| row.note.starts_with("select! branch"));
    if !timeline.paused_clock || has_select {
        let tasks = timeline.rows.iter().filter(|row| row.depth == 0);
        let tasks: Vec<String> = tasks
            .map(|row| format!("{} {}\n", row.name, row.line))
            .collect();
        return format!("paused {}\n{}", timeline.paused_clock, tasks.concat());
    }
    let mut text = "paused clock\n".to_owned();
    let time = |at: u64| format!("{} ms", at / 1_000_000);
    for row in &timeline.rows {
        let lives = row.lives.iter();
        let lives: Vec<(Mark, String)> = lives.map(|life| (life.mark, time(life.to))).collect();
        let waits = row.waits.iter();
        let waits: Vec<String> = waits
            .map(|wait| format!("{} {} {}", wait.label, wait.line, time(wait.to)))
            .collect();
        let (indent, name, line) = ("  ".repeat(row.depth), &row.name, row.line);
        text.push_str(&format!("{indent}{name} {line} {lives:?} {waits:?}\n"));
    }
    // How long a poll kept its thread is real time on either clock, and a thread that does not know
    // the clock may answer before or after the first poll.
    let varies = ["kept its thread", "in its first poll.", " polls, in "];
    let is_exact = |sentence: &&String| !varies.iter().any(|words| sentence.contains(words));
    for sentence in timeline.sentences.iter().filter(is_exact) {
        text.push_str(&format!("{sentence}\n"));
    }
    for print in &timeline.prints {
        text.push_str(&format!("printed by {:?} {}\n", print.row, time(print.at)));
    }
    text
}
