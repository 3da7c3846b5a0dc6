//! Starters fail as declared, right answers pass, wrong answers are rejected as declared.

use std::collections::BTreeMap;
use std::ops::Range;

use super::{course, require_none_of, with_engine};
use crate::build::{Dependencies, Workplace};
use crate::check::{Answers, Tests, check};
use crate::course::{Course, Exercise};
use crate::submission::marks;
use crate::verdict::{Outcome, Verdict};

/// A text, and what must become of it.
struct Case<'a> {
    exercise: &'a Exercise,
    name: String,
    source: String,
    expected: Expected,
}

#[derive(Debug, PartialEq, Eq)]
enum Expected {
    Pass,
    Fail(String),
    Compile(String),
    Timeout,
    Reject,
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
            ["reject"] => Some(Self::Reject),
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
            Self::Reject => verdict.verdict == Outcome::Rejected,
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
            expected: Expected::Fail(exercise.hints().unwrap().about.starter_fails),
        });
        judge(course, cases.collect(), dependencies).await;
    });
}

#[test]
fn every_answer_passes_all_tests() {
    with_engine(async |course, dependencies| {
        judge(course, right_answers(course, 0..1), dependencies).await;
    });
}

#[test]
#[ignore = "slow: CONTRIBUTING.md says when to run it"]
fn every_other_right_answer_passes_all_tests() {
    with_engine(async |course, dependencies| {
        judge(course, right_answers(course, 1..usize::MAX), dependencies).await;
    });
}

#[test]
fn nothing_that_comes_with_the_course_is_suspicious() {
    let course = course();
    let mut alarms = Vec::new();
    for exercise in course.exercises() {
        let starter = exercise.starter().unwrap();
        let support = exercise.support().unwrap().unwrap_or_default();
        let given = [&*starter, &*support, &exercise.tests().unwrap()];
        let marks_in = |source: &str| marks(source, &given).unwrap();
        let answers = exercise.answers().unwrap();
        let right = answers.iter().flat_map(|answer| marks_in(&answer.source));
        // Some have a runtime too many, which is their mistake.
        let wrong = exercise.wrong_answers().unwrap();
        let wrong = wrong
            .iter()
            .flat_map(|answer| marks_in(&answer.source))
            .filter(|mark| !mark.contains("runs futures where"));
        let marks = right.chain(wrong).chain(marks_in(&starter));
        alarms.extend(marks.map(|mark| format!("{}: {mark}\n", exercise.id)));
    }
    assert_eq!(alarms.concat(), "");
}

/// The answers at these places: the answer itself comes first, then the others.
fn right_answers(course: &Course, places: Range<usize>) -> Vec<Case<'_>> {
    let mut cases = Vec::new();
    for exercise in course.exercises() {
        let answers = exercise.answers().unwrap().into_iter().enumerate();
        for (_, answer) in answers.filter(|(place, _)| places.contains(place)) {
            cases.push(Case {
                exercise,
                name: answer.name,
                source: answer.source,
                expected: Expected::Pass,
            });
        }
    }
    cases
}

#[test]
#[ignore = "slow: CONTRIBUTING.md says when to run it"]
fn every_wrong_answer_is_rejected_as_it_declares() {
    with_engine(async |course, dependencies| {
        judge(course, wrong_answers(course), dependencies).await;
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
                expected,
            });
        }
    }
    cases
}

/// Judges all cases, those of one exercise one after the other in one folder: what rustc remembers
/// of one text makes it quicker with the next.
async fn judge(course: &Course, cases: Vec<Case<'_>>, dependencies: &Dependencies) {
    let mut by_exercise: BTreeMap<&str, Vec<Case<'_>>> = BTreeMap::new();
    for case in cases {
        by_exercise.entry(&case.exercise.id).or_default().push(case);
    }
    let answers = Answers::open(course.build_folder().join("answers")).unwrap();
    let judge_exercise = async |(id, cases): (&str, Vec<Case<'_>>)| {
        let workplace = Workplace::kept(course, &format!("content-{id}"))
            .await
            .unwrap();
        let mut problems = Vec::new();
        for case in cases {
            problems.extend(judge_one(&case, &answers, dependencies, &workplace).await);
        }
        problems
    };
    require_none_of(by_exercise, judge_exercise).await;
}

async fn judge_one(
    case: &Case<'_>,
    answers: &Answers,
    dependencies: &Dependencies,
    workplace: &Workplace,
) -> Option<String> {
    let (exercise, source) = (case.exercise, &case.source);
    let tests = Tests::All(answers);
    let verdict = check(dependencies, exercise, source, tests, workplace).await;
    let verdict = verdict.unwrap();
    (!case.expected.is_met_by(&verdict)).then(|| {
        let (id, name, expected) = (&exercise.id, &case.name, &case.expected);
        format!("{id} {name}: expected {expected:?}, got {verdict:#?}")
    })
}
