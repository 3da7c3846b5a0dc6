//! Every exercise has its parts, under the right names, and they keep the rules of CONTRIBUTING.md.

use std::collections::BTreeSet;
use std::fs;

use super::{course, require_none};
use crate::book::Prediction;
use crate::course::{Course, Exercise};
use crate::files::read;

/// The longest task text, in words.
const TASK_WORDS: usize = 90;

/// The longest tip, in words.
const TIP_WORDS: usize = 30;

#[test]
fn folders_pages_and_the_key_name_the_same_exercises() {
    let course = course();
    let listed: BTreeSet<String> = course
        .exercises()
        .map(|exercise| exercise.id.clone())
        .collect();
    assert_eq!(
        listed.len(),
        course.exercises().count(),
        "an exercise is listed twice"
    );
    assert_eq!(
        listed,
        names(&course, "exercises/src/bin"),
        "exercises/src/bin"
    );
    assert_eq!(
        listed,
        names(&course, "exercises/starters"),
        "exercises/starters"
    );
    assert_eq!(listed, names(&course, "solutions/wrong"), "solutions/wrong");
    assert_eq!(
        listed,
        names(&course, "solutions/hidden"),
        "solutions/hidden"
    );
    let mut key = names(&course, "solutions/src");
    key.remove("lib");
    assert_eq!(listed, key, "solutions/src");
}

#[test]
fn the_key_lists_every_answer_and_alternative_in_course_order() {
    let course = course();
    let mut expected = Vec::new();
    for exercise in course.exercises() {
        let id = &exercise.id;
        expected.push(format!("pub mod {id};"));
        for answer in exercise.answers().unwrap().iter().skip(1) {
            expected.push(format!("pub mod {id}_{};", answer.name));
        }
    }
    let list = read(&course.root.join("solutions/src/lib.rs")).unwrap();
    let found: Vec<&str> = list
        .lines()
        .filter(|line| line.starts_with("pub mod "))
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn every_exercise_keeps_the_rules() {
    let course = course();
    let mut problems = Vec::new();
    for exercise in course.exercises() {
        for problem in problems_of(exercise) {
            problems.push(format!("{}: {problem}", exercise.id));
        }
    }
    require_none(&problems);
}

fn problems_of(exercise: &Exercise) -> Vec<String> {
    let mut problems = Vec::new();
    let mut require = |holds: bool, rule: &str| {
        if !holds {
            problems.push(rule.to_owned());
        }
    };
    require(
        is_id(&exercise.id),
        "the id is not `ch<chapter><letter>_<name>`",
    );
    match exercise.title_and_task() {
        Ok((_, task)) => require(
            task.split_whitespace().count() <= TASK_WORDS,
            "the task is longer than 90 words",
        ),
        Err(error) => require(false, &format!("{error:#}")),
    }
    match exercise.hints() {
        Ok(hints) => {
            let about = &hints.about;
            require((1..=3).contains(&about.stars), "stars are 1 to 3");
            require((1..=60).contains(&about.minutes), "minutes are 1 to 60");
            require(
                about.misconceptions.iter().all(|m| is_misconception(m)),
                "M1 to M22",
            );
            require(
                !about.misconceptions.is_empty(),
                "no misconception is named",
            );
            let wrong = exercise.wrong_answers().unwrap();
            for (code, tip) in &about.tips {
                require(
                    tip.split_whitespace().count() <= TIP_WORDS,
                    "a tip is longer than 30 words",
                );
                let declared = format!("// expect: compile {code}\n");
                require(
                    wrong
                        .iter()
                        .any(|wrong| wrong.source.starts_with(&declared)),
                    "a tip is for an error that no wrong answer declares",
                );
            }
            let question = hints.prediction.unwrap_or_default();
            if let Err(error) = Prediction::parse(&question) {
                require(false, &format!("the prediction: {error:#}"));
            }
        }
        Err(error) => require(false, &format!("{error:#}")),
    }
    let visible = exercise.tests().unwrap();
    let hidden = exercise.hidden_tests().unwrap().unwrap_or_default();
    for tests in [visible, hidden] {
        require(!tests.contains("::*"), "a test uses a glob import");
        require(
            !tests.contains("thread::sleep"),
            "a test sleeps on the real clock",
        );
        require(
            !tests.contains("should_panic"),
            "the harness knows no `should_panic`",
        );
    }
    problems
}

fn is_id(id: &str) -> bool {
    let Some((number, name)) = id.split_once('_') else {
        return false;
    };
    let number = number.strip_prefix("ch").unwrap_or_default();
    let chapter = number.trim_end_matches(|c: char| c.is_ascii_lowercase());
    number.len() == chapter.len() + 1
        && chapter.parse::<u32>().is_ok()
        && name
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

fn is_misconception(name: &str) -> bool {
    name.strip_prefix('M')
        .and_then(|n| n.parse::<u32>().ok())
        .is_some_and(|n| (1..=22).contains(&n))
}

/// What lies in a folder of the course, without endings.
fn names(course: &Course, folder: &str) -> BTreeSet<String> {
    fs::read_dir(course.root.join(folder))
        .unwrap()
        .map(|entry| {
            let name = entry.unwrap().file_name().into_string().unwrap();
            name.split('.').next().unwrap().to_owned()
        })
        .collect()
}
