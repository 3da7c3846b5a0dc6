//! Compile errors get the advice that is meant for them, from the rustc that there is.
//!
//! The first line of tests/compile-errors/NAME.rs says which entry of build/advice.toml the program
//! is to get: `// advice: NAME`, or `// advice: none` for one that only looks like another.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::{require_none, require_none_of, with_engine};
use crate::book::{self, Readers};
use crate::build::{Dependencies, Entry, Target, Workplace, compile, entries};
use crate::check::{Tests, check};

/// The longest advice, in words.
const ADVICE_WORDS: usize = 40;

/// How many programs must only look like others.
const LOOK_ALIKES: usize = 8;

/// A program that does not compile, or not without a warning.
struct Program {
    name: String,
    source: String,
    /// The entry that it declares.
    declared: String,
}

#[test]
fn every_compile_error_gets_its_advice() {
    with_engine(async |_, dependencies| {
        let look = async |program| problem(dependencies, &program).await;
        require_none_of(programs(), look).await;
    });
}

#[test]
fn every_advice_has_its_program_and_there_are_look_alikes() {
    let programs = programs();
    let declared: BTreeSet<&str> = programs
        .iter()
        .map(|program| program.declared.as_str())
        .collect();
    let mut known: BTreeSet<&str> = entries().iter().map(|entry| entry.name.as_str()).collect();
    assert_eq!(known.len(), entries().len(), "two entries have one name");
    known.insert("none");
    assert_eq!(declared, known);
    let look_alikes = programs.iter().filter(|program| program.declared == "none");
    assert!(look_alikes.count() >= LOOK_ALIKES);
}

#[test]
fn every_advice_is_short_and_its_link_leads_somewhere() {
    let out = tempfile::tempdir().unwrap();
    book::build(&super::course(), Readers::Instructors, out.path()).unwrap();
    let problems = entries().iter().filter_map(|entry| flaw(entry, out.path()));
    require_none(&problems.collect::<Vec<_>>());
}

#[test]
fn an_exercises_tip_takes_the_place_of_the_advice() {
    with_engine(async |course, dependencies| {
        let exercise = course.exercise("ch0c_plain_fn_will_do").unwrap();
        let tip = &exercise.hints().unwrap().about.tips["E0728"];
        let answers = exercise.wrong_answers().unwrap();
        let wrong = answers
            .iter()
            .find(|wrong| wrong.name == "await_in_the_filter");
        let source = &wrong.unwrap().source;
        let workplace = Workplace::fresh().unwrap();
        let verdict = check(dependencies, exercise, source, Tests::Visible, &workplace).await;
        let verdict = verdict.unwrap();
        let given = verdict.diagnostics[0].advice.as_ref().unwrap();
        assert_eq!(&given.sentence, tip);
        assert!(given.link.is_some());
    });
}

fn programs() -> Vec<Program> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/compile-errors");
    let files = fs::read_dir(folder).unwrap();
    let mut programs: Vec<Program> = files
        .map(|file| {
            let path = file.unwrap().path();
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            let source = fs::read_to_string(&path).unwrap();
            let declared = source
                .lines()
                .next()
                .and_then(|line| line.strip_prefix("// advice: "));
            let declared = declared.unwrap_or_else(|| panic!("{name}: declares no advice"));
            Program {
                declared: declared.to_owned(),
                name,
                source,
            }
        })
        .collect();
    programs.sort_by(|a, b| a.name.cmp(&b.name));
    programs
}

async fn problem(dependencies: &Dependencies, program: &Program) -> Option<String> {
    let workplace = Workplace::fresh().unwrap();
    workplace.put_root(&program.source).unwrap();
    let compiled = compile(dependencies, &workplace, Target::Diagnostics).await;
    let found = compiled.unwrap().diagnostics;
    let given: BTreeSet<&str> = found
        .iter()
        .filter_map(|found| found.advice.as_ref())
        .map(|advice| name_of(&advice.sentence))
        .collect();
    let declared = BTreeSet::from([program.declared.as_str()]);
    let expected = if program.declared == "none" {
        BTreeSet::new()
    } else {
        declared
    };
    (found.is_empty() || given != expected).then(|| {
        let rendered: String = found.iter().map(|found| found.rendered.as_str()).collect();
        let (name, declared) = (&program.name, &program.declared);
        format!("{name}: declares {declared}, gets {given:?} for\n{rendered}")
    })
}

fn name_of(sentence: &str) -> &'static str {
    let entry = entries().iter().find(|entry| entry.sentence == sentence);
    &entry.expect("all advice is from the catalogue").name
}

/// What is wrong with an entry's text or link.
fn flaw(entry: &Entry, book: &Path) -> Option<String> {
    let name = &entry.name;
    if entry.sentence.split_whitespace().count() > ADVICE_WORDS {
        return Some(format!("{name}: the advice is too long"));
    }
    let (page, anchor) = entry.link.split_once('#')?;
    let html = fs::read_to_string(book.join(page)).unwrap_or_default();
    let is_there = html.contains(&format!("id=\"{anchor}\""));
    (!is_there).then(|| format!("{name}: `{}` leads nowhere", entry.link))
}
