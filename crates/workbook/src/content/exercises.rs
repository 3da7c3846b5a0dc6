//! Starters fail as declared, right answers pass, wrong answers are rejected as declared.

use futures::StreamExt;
use futures::stream;

use super::{AT_ONCE, require_none, with_engine};
use crate::build::{Dependencies, Workplace};
use crate::check::{Tests, check};
use crate::course::{Course, Exercise};
use crate::verdict::{Outcome, Verdict};

/// A text, and what must become of it.
struct Case<'a> {
    exercise: &'a Exercise,
    name: String,
    source: String,
    tests: Tests,
    expected: Expected,
}

#[derive(Debug, PartialEq, Eq)]
enum Expected {
    Pass,
    Fail(String),
    Compile(String),
    Timeout,
}

impl Expected {
    /// Reads the first line of a wrong answer.
    fn parse(source: &str) -> Option<Self> {
        let words: Vec<&str> = source
            .lines()
            .next()?
            .strip_prefix("// expect: ")?
            .split(' ')
            .collect();
        match words.as_slice() {
            ["fail", test] => Some(Self::Fail((*test).to_owned())),
            ["compile", code] => Some(Self::Compile((*code).to_owned())),
            ["timeout"] => Some(Self::Timeout),
            _ => None,
        }
    }

    fn is_met_by(&self, verdict: &Verdict) -> bool {
        match self {
            Self::Pass => verdict.verdict == Outcome::Passed,
            Self::Fail(name) => {
                verdict.verdict == Outcome::Failed
                    && verdict
                        .tests
                        .iter()
                        .any(|test| test.name == *name && !test.passed)
            }
            Self::Compile(code) => {
                verdict.verdict == Outcome::CompileError
                    && verdict
                        .diagnostics
                        .iter()
                        .any(|found| found.level == "error" && found.code.as_ref() == Some(code))
            }
            Self::Timeout => verdict.verdict == Outcome::TimedOut,
        }
    }
}

#[test]
fn every_starter_fails_its_declared_test() {
    with_engine(async |course, dependencies| {
        let cases = course.exercises().map(|exercise| Case {
            exercise,
            name: "starter".to_owned(),
            source: exercise.starter().unwrap(),
            tests: Tests::Visible,
            expected: Expected::Fail(exercise.hints().unwrap().about.starter_fails),
        });
        judge(cases.collect(), dependencies).await;
    });
}

#[test]
fn every_right_answer_passes_all_tests() {
    with_engine(async |course, dependencies| {
        let mut cases = Vec::new();
        for exercise in course.exercises() {
            for answer in exercise.answers().unwrap() {
                cases.push(Case {
                    exercise,
                    name: answer.name,
                    source: answer.source,
                    tests: Tests::All,
                    expected: Expected::Pass,
                });
            }
        }
        judge(cases, dependencies).await;
    });
}

#[test]
fn every_wrong_answer_is_rejected_as_it_declares() {
    with_engine(async |course, dependencies| {
        judge(wrong_answers(course), dependencies).await;
    });
}

fn wrong_answers(course: &Course) -> Vec<Case<'_>> {
    let mut cases = Vec::new();
    for exercise in course.exercises() {
        for wrong in exercise.wrong_answers().unwrap() {
            let name = format!("wrong/{}", wrong.name);
            let expected = Expected::parse(&wrong.source);
            let expected = expected.unwrap_or_else(|| {
                panic!(
                    "{} {name}: the first line must be `// expect: …`",
                    exercise.id
                )
            });
            cases.push(Case {
                exercise,
                name,
                source: wrong.source,
                tests: Tests::All,
                expected,
            });
        }
    }
    cases
}

async fn judge(cases: Vec<Case<'_>>, dependencies: &Dependencies) {
    assert!(!cases.is_empty(), "there is nothing to judge");
    let verdicts = stream::iter(cases).map(async |case| {
        let workplace = Workplace::fresh().unwrap();
        let verdict = check(
            dependencies,
            case.exercise,
            &case.source,
            case.tests,
            &workplace,
        )
        .await
        .unwrap();
        (!case.expected.is_met_by(&verdict)).then(|| {
            let id = &case.exercise.id;
            format!(
                "{id} {}: expected {:?}, got {verdict:#?}",
                case.name, case.expected
            )
        })
    });
    let problems: Vec<Option<String>> = verdicts.buffer_unordered(AT_ONCE).collect().await;
    let problems: Vec<String> = problems.into_iter().flatten().collect();
    require_none(&problems);
}
