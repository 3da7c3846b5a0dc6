//! `check`: the tests of exercises.

use anyhow::Result;
use serde::Serialize;

use super::{dependencies, find, next, print, print_json, report, wait_for};
use crate::cli::Exit;
use crate::course::{Course, Exercise};
use crate::learner::check_file;
use crate::sandbox;
use crate::terminal;
use crate::verdict::{Isolation, Outcome, Verdict};

/// What `check --json` prints.
#[derive(Serialize)]
struct Checks {
    isolation: Isolation,
    exercises: Vec<Verdict>,
}

pub(super) fn check(ids: &[String], all: bool, json: bool) -> Result<Exit> {
    let course = Course::find()?;
    let exercises = choose(&course, ids, all)?;
    if exercises.is_empty() && !json {
        print(terminal::all_passed())?;
    }
    let verdicts = wait_for(async {
        let dependencies = dependencies(&course).await?;
        let mut verdicts = Vec::new();
        for exercise in exercises {
            let checked = check_file(&course, &dependencies, exercise).await?;
            report(checked.damage.as_deref());
            if !json {
                print(terminal::verdict(exercise, &checked.verdict)?)?;
            }
            verdicts.push(checked.verdict);
        }
        Ok(verdicts)
    })?;
    let all_passed = verdicts
        .iter()
        .all(|verdict| verdict.verdict == Outcome::Passed);
    if json {
        let checks = Checks {
            isolation: sandbox::isolation(),
            exercises: verdicts,
        };
        print_json(&checks)?;
    }
    Ok(if all_passed {
        Exit::Done
    } else {
        Exit::NotPassed
    })
}

fn choose<'a>(course: &'a Course, ids: &[String], all: bool) -> Result<Vec<&'a Exercise>> {
    if all {
        return Ok(course.exercises().collect());
    }
    if !ids.is_empty() {
        return ids.iter().map(|id| find(course, id)).collect();
    }
    Ok(next(course)?.into_iter().collect())
}
