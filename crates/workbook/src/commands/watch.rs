//! `watch`: checks an exercise whenever its file is saved.

use std::collections::HashMap;
use std::time::{Duration, SystemTime};

use anyhow::Result;

use super::{asked_to_end, block_on, dependencies, next, print, report};
use crate::build::Dependencies;
use crate::cli::Exit;
use crate::course::{Course, Exercise};
use crate::learner::check_file;
use crate::terminal;
use crate::verdict::Outcome;

/// How often the files are looked at.
const LOOK: Duration = Duration::from_millis(200);

pub(super) fn watch() -> Result<Exit> {
    let course = Course::find()?;
    block_on(async {
        tokio::select! {
            ended = watch_files(&course) => ended,
            asked = asked_to_end() => asked.map(drop),
        }
    })?;
    Ok(Exit::Done)
}

/// Checks the next unsolved exercise, and from then on whichever is saved, until all have passed.
async fn watch_files(course: &Course) -> Result<()> {
    let dependencies = dependencies(course).await?;
    let mut files = Files::look(course);
    let Some(mut exercise) = next(course)? else {
        return print(terminal::all_passed());
    };
    loop {
        if check(course, &dependencies, exercise).await? {
            match next(course)? {
                Some(next) => print(terminal::next(next)?)?,
                None => return print(terminal::all_passed()),
            }
        }
        print(terminal::watching())?;
        exercise = files.saved(course).await;
    }
}

/// Checks one, and says whether it passed. What cannot be checked now may be later.
async fn check(course: &Course, dependencies: &Dependencies, exercise: &Exercise) -> Result<bool> {
    let checked = match check_file(course, dependencies, exercise).await {
        Ok(checked) => checked,
        Err(error) => {
            eprintln!("error: {error:#}");
            return Ok(false);
        }
    };
    report(checked.damage.as_deref());
    print(terminal::verdict(exercise, &checked.verdict)?)?;
    Ok(checked.verdict.verdict == Outcome::Passed)
}

/// When each learner's file was last written, and its length.
struct Files(HashMap<String, Stamp>);

type Stamp = Option<(SystemTime, u64)>;

impl Files {
    fn look(course: &Course) -> Self {
        let stamps = course
            .exercises()
            .map(|exercise| (exercise.id.clone(), stamp(exercise)));
        Self(stamps.collect())
    }

    /// Waits until a file has been saved, and is at rest: an editor may write it in several steps.
    async fn saved<'a>(&mut self, course: &'a Course) -> &'a Exercise {
        loop {
            for exercise in course.exercises() {
                let now = stamp(exercise);
                // A file that is gone may be on its way: some editors write a new one and rename it.
                if now.is_some() && self.0.get(&exercise.id) != Some(&now) {
                    let at_rest = rest(exercise, now).await;
                    self.0.insert(exercise.id.clone(), at_rest);
                    return exercise;
                }
            }
            tokio::time::sleep(LOOK).await;
        }
    }
}

/// Waits until the file has not changed from one look to the next.
async fn rest(exercise: &Exercise, mut before: Stamp) -> Stamp {
    loop {
        tokio::time::sleep(LOOK).await;
        let now = stamp(exercise);
        if now == before {
            return now;
        }
        before = now;
    }
}

fn stamp(exercise: &Exercise) -> Stamp {
    let data = exercise.learner_file().metadata().ok()?;
    Some((data.modified().ok()?, data.len()))
}
