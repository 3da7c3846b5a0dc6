//! Many submissions → one result each.

mod intake;

pub(crate) use intake::{Submission, find};

use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::build::{Dependencies, Workplace};
use crate::check::{Tests, check, untested};
use crate::course::{Course, Exercise};
use crate::files::replace;
use crate::sandbox;
use crate::submission::decode;
use crate::verdict::{Graded, Outcome, Verdict};

/// Tests everything in one submission, hidden tests included.
pub(crate) async fn grade(
    course: &Course,
    dependencies: &Dependencies,
    submission: &Submission,
) -> Result<Graded> {
    let mut exercises = Vec::new();
    for exercise in course.exercises() {
        exercises.push(grade_exercise(dependencies, submission, exercise).await?);
    }
    Ok(Graded {
        submission: submission.name.clone(),
        isolation: sandbox::isolation(),
        digest: String::new(),
        exercises,
    })
}

async fn grade_exercise(
    dependencies: &Dependencies,
    submission: &Submission,
    exercise: &Exercise,
) -> Result<Verdict> {
    let file = match submission.file(&exercise.id) {
        Ok(Some(file)) => file,
        Ok(None) => {
            return Ok(untested(
                exercise,
                Outcome::NotAttempted,
                "there is no file",
            ));
        }
        Err(reason) => return Ok(untested(exercise, Outcome::Rejected, reason)),
    };
    let source = match decode(&file) {
        Ok(source) => source,
        Err(reason) => return Ok(untested(exercise, Outcome::Rejected, reason)),
    };
    if source == exercise.starter()? {
        return Ok(untested(
            exercise,
            Outcome::NotAttempted,
            "the file is the starter",
        ));
    }
    check(
        dependencies,
        exercise,
        &source,
        Tests::All,
        &Workplace::fresh()?,
    )
    .await
}

/// Writes `folder/<submission>.json`: the old file stays until the new one is whole.
pub(crate) fn write(graded: &Graded, folder: &Path) -> Result<PathBuf> {
    let path = folder.join(format!("{}.json", graded.submission));
    let mut text = serde_json::to_vec_pretty(graded)?;
    text.push(b'\n');
    replace(&path, &text)?;
    Ok(path)
}

/// How many exercises passed, and what became of the others.
pub(crate) fn summary(graded: &Graded) -> String {
    let count = |outcome| {
        graded
            .exercises
            .iter()
            .filter(|verdict| verdict.verdict == outcome)
            .count()
    };
    let all = [
        (Outcome::Passed, "passed"),
        (Outcome::Failed, "failed"),
        (Outcome::CompileError, "with a compile error"),
        (Outcome::TimedOut, "timed out"),
        (Outcome::Crashed, "crashed"),
        (Outcome::Rejected, "rejected"),
        (Outcome::NotAttempted, "not attempted"),
    ];
    let parts: Vec<String> = all
        .into_iter()
        .map(|(outcome, words)| (count(outcome), words))
        .filter(|(n, _)| *n > 0)
        .map(|(n, words)| format!("{n} {words}"))
        .collect();
    parts.join(", ")
}
