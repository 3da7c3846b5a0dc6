//! Every snippet compiles and runs as its page says, and prints what is recorded beside it.
//!
//! `UPDATE_RECORDED=1 cargo test` records anew.

use std::collections::BTreeSet;
use std::fs;

use super::timelines::compare_timelines;
use super::{course, require_none_of, with_engine};
use crate::book::{About, Ending, Quiz, Snippet, quizzes, snippets};
use crate::build::{Dependencies, Workplace};
use crate::course::{Course, Page};
use crate::files::read;
use crate::play::{Play, PlayOutcome, play};

/// The exit code of a program that panicked.
const PANICKED: Option<i32> = Some(101);

/// The longest snippet, in lines.
const LINES: usize = 25;

#[test]
fn every_snippet_runs_and_prints_what_is_recorded() {
    with_engine(async |course, dependencies| {
        let mut all = Vec::new();
        for page in &course.pages {
            for snippet in snippets(&page.text(course).unwrap()) {
                all.push((page, snippet.unwrap()));
            }
        }
        require_none_of(all, async |(page, snippet): (&Page, Snippet)| {
            let problem = run(course, dependencies, page, &snippet).await.err();
            let name = &snippet.name;
            problem.map(|problem| format!("{} {name}: {problem}", page.file.display()))
        })
        .await;
    });
}

#[test]
fn every_snippet_file_belongs_to_its_page() {
    let course = course();
    for page in &course.pages {
        let folder = page.snippet_folder(&course);
        let Ok(files) = fs::read_dir(&folder) else {
            continue;
        };
        let files: BTreeSet<String> = files
            .map(|file| file.unwrap().file_name().into_string().unwrap())
            .collect();
        let listed = snippets(&page.text(&course).unwrap())
            .map(|snippet| snippet.unwrap().name)
            .flat_map(|name| ["rs", "out", "timeline.json"].map(|end| format!("{name}.{end}")))
            .filter(|file| !file.ends_with(".timeline.json") || files.contains(file))
            .chain(
                quizzes(&page.text(&course).unwrap())
                    .map(|quiz| format!("{}.rs", quiz.unwrap().name)),
            )
            .collect();
        assert_eq!(files, listed, "{}", folder.display());
    }
}

#[test]
fn every_quiz_says_what_its_program_does() {
    with_engine(async |course, dependencies| {
        let mut all = Vec::new();
        for page in &course.pages {
            for quiz in quizzes(&page.text(course).unwrap()) {
                all.push((page, quiz.unwrap()));
            }
        }
        require_none_of(all, async |(page, quiz): (&Page, Quiz)| {
            let source = read(&page.snippet(course, &quiz.name)).unwrap();
            let workplace = Workplace::fresh().unwrap();
            let play = play(dependencies, &source, None, &workplace).await.unwrap();
            let found = answer_of(&quiz.about, &play);
            let said = quiz.right_answer();
            (found.as_deref() != Some(said.as_str())).then(|| {
                let (page, name) = (page.file.display(), &quiz.name);
                format!("{page} {name}: the answer says {said:?}, the run {found:?}: {play:#?}")
            })
        })
        .await;
    });
}

/// The right answer, as the run shows it; nothing if the program does something else.
fn answer_of(about: &About, play: &Play) -> Option<String> {
    match about {
        About::Prints => {
            let lines: Vec<&str> = play.stdout.lines().collect();
            (play.outcome == PlayOutcome::Finished).then(|| lines.join(", "))
        }
        About::Refuses(code) => {
            let errors = play
                .diagnostics
                .iter()
                .filter(|found| found.level == "error");
            let first = errors.into_iter().next()?;
            (first.code.as_ref() == Some(code)).then(|| format!("line {}", first.line))
        }
    }
}

async fn run(
    course: &Course,
    dependencies: &Dependencies,
    page: &Page,
    Snippet { name, ending, .. }: &Snippet,
) -> Result<(), String> {
    let source = read(&page.snippet(course, name)).map_err(|error| format!("{error:#}"))?;
    if source.lines().count() > LINES {
        return Err(format!("is longer than {LINES} lines"));
    }
    let play = play(dependencies, &source, None, &Workplace::fresh().unwrap())
        .await
        .unwrap();
    let ends_as_declared = match ending {
        Ending::Well => play.outcome == PlayOutcome::Finished && play.exit_code == Some(0),
        Ending::Panics => play.outcome == PlayOutcome::Finished && play.exit_code == PANICKED,
        Ending::Fails(code) => {
            let codes: BTreeSet<_> = play
                .diagnostics
                .iter()
                .filter_map(|found| found.code.as_deref())
                .collect();
            play.outcome == PlayOutcome::CompileError && codes == BTreeSet::from([code.as_str()])
        }
    };
    if !ends_as_declared {
        return Err(format!("declared {ending:?}, got {play:#?}"));
    }
    let shown = shown(&play);
    if shown.trim().is_empty() {
        return Err("prints nothing".to_owned());
    }
    compare(&page.recorded(course, name), &shown)?;
    let path = page.recorded_timeline(course, name);
    compare_timelines(&path, play.timeline.as_ref())
}

fn compare(path: &std::path::Path, shown: &str) -> Result<(), String> {
    if std::env::var_os("UPDATE_RECORDED").is_some() {
        return fs::write(path, shown).map_err(|error| error.to_string());
    }
    let recorded = fs::read_to_string(path).unwrap_or_default();
    if recorded == shown {
        Ok(())
    } else {
        Err(format!(
            "recorded:\n{recorded}\nnow:\n{shown}\n(UPDATE_RECORDED=1 records it)"
        ))
    }
}

/// What a reader sees, without what differs from one machine or one run to the next.
fn shown(play: &Play) -> String {
    let said: String = play
        .diagnostics
        .iter()
        .map(|found| found.rendered.as_str())
        .collect();
    let text = format!("{said}{}{}", play.stdout, play.stderr);
    let lines = text.trim_end().lines().map(|line| {
        let line = without(line, "thread 'main' (", ") ", "thread 'main' ");
        let line = without(&line, "/rustc/", "/library/", "library/");
        format!("{}\n", without_registry(&line))
    });
    lines.collect()
}

/// `line` with `short` in place of everything from `begin` to `end`.
fn without(line: &str, begin: &str, end: &str, short: &str) -> String {
    let parts = line.split_once(begin).and_then(|(before, rest)| {
        let (_, after) = rest.split_once(end)?;
        Some(format!("{before}{short}{after}"))
    });
    parts.unwrap_or_else(|| line.to_owned())
}

/// A library's path begins with where cargo keeps it on this machine.
fn without_registry(line: &str) -> String {
    let Some((before, after)) = line.split_once("/registry/src/") else {
        return line.to_owned();
    };
    let start = before.rfind([' ', '(']).map_or(0, |found| found + 1);
    let library = after.split_once('/').map_or(after, |(_, library)| library);
    format!("{}{library}", &before[..start])
}
