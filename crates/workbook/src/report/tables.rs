//! The results for other programs: CSV, JUnit, Gradescope and Exercism.

use std::fmt::Write;

use serde_json::{Value, json};

use super::scheme::written;
use super::{Class, clean, in_words};
use crate::verdict::{Graded, Outcome, Verdict};

/// Students × exercises: the points of each.
pub(super) fn csv(class: &Class) -> String {
    let mut text = String::from("\"submission\"");
    for info in &class.exercises {
        let _ = write!(text, ",{}", clean::csv(&info.id));
    }
    text.push_str(",\"points\"\n");
    for graded in &class.graded {
        text.push_str(&clean::csv(&graded.submission));
        for verdict in &graded.exercises {
            let _ = write!(text, ",{}", written(class.scheme.points(verdict)));
        }
        let _ = writeln!(text, ",{}", written(class.points(graded)));
    }
    text
}

/// A suite for each submission, a case for each test; an exercise without tests is one case.
pub(super) fn junit(class: &Class) -> String {
    let mut text = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
    for graded in &class.graded {
        let cases: Vec<Case> = graded.exercises.iter().flat_map(cases).collect();
        let count = |kind: Kind| cases.iter().filter(|case| case.kind == kind).count();
        let _ = writeln!(
            text,
            "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"{}\" skipped=\"{}\">",
            clean::html(&graded.submission),
            cases.len(),
            count(Kind::Failure),
            count(Kind::Error),
            count(Kind::Skipped)
        );
        for case in &cases {
            text.push_str(&case.element());
        }
        text.push_str("  </testsuite>\n");
    }
    text.push_str("</testsuites>\n");
    text
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Passed,
    Failure,
    Error,
    Skipped,
}

struct Case<'a> {
    exercise: &'a str,
    name: &'a str,
    kind: Kind,
    message: &'a str,
}

impl Case<'_> {
    fn element(&self) -> String {
        let (exercise, name) = (clean::html(self.exercise), clean::html(self.name));
        let message = clean::html(self.message);
        let inside = match self.kind {
            Kind::Passed => String::new(),
            Kind::Skipped => format!("<skipped message=\"{message}\"/>"),
            Kind::Failure => format!("<failure message=\"{message}\"/>"),
            Kind::Error => format!("<error message=\"{message}\"/>"),
        };
        format!("    <testcase classname=\"{exercise}\" name=\"{name}\">{inside}</testcase>\n")
    }
}

fn cases(verdict: &Verdict) -> Vec<Case<'_>> {
    let exercise = verdict.id.as_str();
    if verdict.tests.is_empty() {
        let kind = match verdict.verdict {
            Outcome::NotAttempted => Kind::Skipped,
            _ => Kind::Error,
        };
        let (name, _) = in_words(verdict.verdict);
        let message = verdict.message.as_deref().unwrap_or(name);
        return vec![Case {
            exercise,
            name,
            kind,
            message,
        }];
    }
    let tests = verdict.tests.iter().map(|test| Case {
        exercise,
        name: &test.name,
        kind: if test.passed {
            Kind::Passed
        } else {
            Kind::Failure
        },
        message: test.message.as_deref().unwrap_or(""),
    });
    tests.collect()
}

/// What did not go well, in lines; or why nothing was tested.
fn said(verdict: &Verdict) -> String {
    let failed = verdict.tests.iter().filter(|test| !test.passed);
    let lines = failed.map(|test| {
        format!(
            "{}: {}",
            test.name,
            test.message.as_deref().unwrap_or("did not pass")
        )
    });
    let errors = verdict
        .diagnostics
        .iter()
        .filter(|found| found.level == "error");
    let errors =
        errors.map(|found| format!("{} line {}: {}", found.file, found.line, found.message));
    let all: Vec<String> = verdict
        .message
        .clone()
        .into_iter()
        .chain(lines)
        .chain(errors)
        .collect();
    clean::plain(&all.join("\n"))
}

/// `results.json` as Gradescope's autograder documentation describes it.
pub(super) fn gradescope(class: &Class, graded: &Graded) -> Value {
    let tests = graded
        .exercises
        .iter()
        .zip(&class.exercises)
        .map(|(verdict, info)| {
            let passed = verdict.verdict == Outcome::Passed;
            json!({
                "number": info.number,
                "name": format!("{} {}", info.number, info.title),
                "score": class.scheme.points(verdict),
                "max_score": class.scheme.possible(&verdict.id),
                "status": if passed { "passed" } else { "failed" },
                "output": said(verdict),
                "output_format": "text",
                "visibility": "visible",
            })
        });
    json!({
        "output": "",
        "stdout_visibility": "hidden",
        "tests": tests.collect::<Vec<_>>(),
    })
}

/// One `results.json` of version 2 for each exercise that was handed in, as Exercism's test runner
/// interface describes it.
pub(super) fn exercism(graded: &Graded) -> Value {
    let handed_in = graded
        .exercises
        .iter()
        .filter(|verdict| verdict.verdict != Outcome::NotAttempted);
    let results = handed_in.map(|verdict| {
        let status = match verdict.verdict {
            Outcome::Passed => "pass",
            Outcome::Failed => "fail",
            _ => "error",
        };
        let tests = verdict.tests.iter().map(|test| {
            json!({
                "name": test.name,
                "status": if test.passed { "pass" } else { "fail" },
                "message": test.message.as_deref().map(clean::plain),
            })
        });
        let message = (status == "error").then(|| said(verdict));
        let result = json!({
            "version": 2,
            "status": status,
            "message": message,
            "tests": tests.collect::<Vec<_>>(),
        });
        (verdict.id.clone(), result)
    });
    Value::Object(results.collect())
}
