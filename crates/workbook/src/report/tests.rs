//! A class of hostile names and texts.

use std::fs;

use super::{Class, Scheme, github};
use crate::course::Course;
use crate::verdict::{Graded, Isolation, Outcome, TestResult, Verdict};

const EVIL: &str = "</pre><script>alert(1)</script>\u{1b}[31m=cmd|'/c'\n::error::x]]>\u{0}|";

fn graded(course: &Course, name: &str, outcome: Outcome) -> Graded {
    let mut exercises: Vec<Verdict> = course
        .exercises()
        .map(|exercise| {
            let reason = "there is no file";
            Verdict::without_tests(&exercise.id, Outcome::NotAttempted, reason, Isolation::None)
        })
        .collect();
    let verdict = &mut exercises[4];
    verdict.verdict = outcome;
    verdict.message = None;
    verdict.review = vec![format!("line 3: {EVIL}")];
    verdict.output = EVIL.to_owned();
    verdict.fingerprint = Some("the same".to_owned());
    verdict.tests = [true, outcome == Outcome::Passed]
        .into_iter()
        .map(|passed| TestResult {
            name: "it_waits".to_owned(),
            passed,
            hidden: false,
            message: (!passed).then(|| EVIL.to_owned()),
            why: None,
        })
        .collect();
    Graded {
        submission: name.to_owned(),
        isolation: Isolation::None,
        digest: String::new(),
        exercises,
    }
}

fn class(course: &Course, names: &[&str]) -> Class {
    let mut class = Class::new(course, Scheme::default()).unwrap();
    for name in names {
        let outcome = if name.starts_with('a') {
            Outcome::Passed
        } else {
            Outcome::Failed
        };
        class.add(graded(course, name, outcome));
    }
    class
}

fn files(class: &Class) -> Vec<(String, String)> {
    let folder = tempfile::tempdir().unwrap();
    class.write(folder.path()).unwrap();
    let mut files = Vec::new();
    let mut folders = vec![folder.path().join("report")];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path
                .strip_prefix(folder.path())
                .unwrap()
                .display()
                .to_string();
            files.push((name, fs::read_to_string(&path).unwrap()));
        }
    }
    files.sort();
    files
}

#[test]
fn the_same_results_in_any_order_give_the_same_bytes() {
    let course = Course::find().unwrap();
    let one = files(&class(&course, &["ada", "ben", "=cleo"]));
    assert_eq!(one.len(), 4 + 3 * 3);
    assert_eq!(one, files(&class(&course, &["=cleo", "ben", "ada"])));
}

#[test]
fn nothing_that_a_learner_writes_leaves_its_place() {
    let course = Course::find().unwrap();
    let class = class(&course, &["ada", "=ben", "@x <b>&y"]);
    for (name, text) in files(&class) {
        assert!(!text.contains('\u{1b}') && !text.contains('\0'), "{name}");
        match name.rsplit_once('.').unwrap().1 {
            "json" => drop(serde_json::from_str::<serde_json::Value>(&text).unwrap()),
            "csv" => {
                let width = course.exercises().count() + 2;
                assert!(
                    text.lines().all(|line| line.split(',').count() == width),
                    "{text}"
                );
                assert!(
                    text.contains("\n\"'=ben\",") && text.contains("\n\"'@x <b>&y\","),
                    "{text}"
                );
            }
            "md" => assert!(!text.contains("<script"), "{text}"),
            // Whatever opens is closed, and nothing else opens.
            "xml" | "html" => {
                assert!(!text.contains("<script"), "{name}: {text}");
                let void = text.matches("<meta ").count() + text.matches("/>").count();
                let declared = text.matches("<!DOCTYPE").count() + text.matches("<?xml").count();
                let closed = text.matches("</").count();
                let opened = text.matches('<').count() - void - declared - closed;
                assert_eq!(opened, closed, "{name}: {text}");
            }
            _ => {}
        }
    }
    let remarks = github::remarks_for_tests(&class);
    assert_eq!(remarks.lines().count(), 2, "{remarks}");
    assert!(
        remarks
            .lines()
            .all(|line| line.starts_with("::warning title=")),
        "{remarks}"
    );
}

#[test]
fn reports_say_what_happened() {
    let course = Course::find().unwrap();
    let files = files(&class(&course, &["ada", "ben"]));
    let has = |file: &str, words: &[&str]| {
        let (_, text) = files.iter().find(|(name, _)| name.ends_with(file)).unwrap();
        for word in words {
            assert!(text.contains(word), "`{word}` is not in {file}:\n{text}");
        }
    };
    let id = &course.exercises().nth(4).unwrap().id;
    has(
        "class.html",
        &[
            "2 submissions to 60 exercises",
            "not isolated",
            "50 %",
            ">it_waits</td>",
        ],
    );
    has(
        "class.html",
        &[
            "href=\"students/ben.html\"",
            "For a person to look at",
            "Misconceptions",
        ],
    );
    has(
        "students/ben.html",
        &[
            "0 of 60 exercises pass",
            "it waits",
            "1 of 2 tests pass",
            "alert(1)",
        ],
    );
    has(
        "students/ada.html",
        &["1 of 60 exercises pass, 1 of 60 points"],
    );
    has("class.csv", &[&format!("\"{id}\"")]);
    has(
        "junit.xml",
        &["name=\"ben\" tests=\"61\" failures=\"1\" errors=\"0\" skipped=\"59\""],
    );
    has(
        "gradescope/ben.json",
        &["\"max_score\": 1.0", "\"status\": \"failed\""],
    );
    has(
        "exercism/ben.json",
        &["\"version\": 2", "\"status\": \"fail\"", id],
    );
    has(
        "github-summary.md",
        &[
            "| ada | 1 of 60 | 0 | 1 of 60 |",
            "| ben | 0 of 60 | 1 | 0 of 60 |",
        ],
    );
}
