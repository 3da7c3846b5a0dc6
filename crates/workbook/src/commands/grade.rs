//! `grade`: many submissions, one JSON file each.

use std::path::Path;

use anyhow::Result;

use super::{Usage, dependencies, print, wait_for};
use crate::build::Dependencies;
use crate::cli::{Exit, Grade};
use crate::course::Course;
use crate::files::make_folder;
use crate::grade::{self, Submission};
use crate::sandbox;
use crate::verdict::Isolation;

pub(super) fn grade(options: &Grade) -> Result<Exit> {
    let course = Course::find()?;
    let isolation = sandbox::isolation();
    if isolation == Isolation::None && !options.allow_unsandboxed {
        eprintln!(
            "error: submissions would run {}.\n\
             If you trust whoever wrote them, or this machine holds nothing of worth, \
             add --allow-unsandboxed.",
            isolation.in_words()
        );
        return Ok(Exit::NoSandbox);
    }
    make_folder(&options.out)?;
    let submissions = grade::find(&course, &options.paths, &options.out)?;
    if submissions.is_empty() {
        return Err(Usage("there are no submissions in these folders".to_owned()).into());
    }
    let n_failed = wait_for(async {
        let dependencies = dependencies(&course).await?;
        let mut n_failed = 0;
        for submission in &submissions {
            match grade_one(&course, &dependencies, submission, &options.out).await {
                Ok(line) => print(line)?,
                Err(error) => {
                    n_failed += 1;
                    eprintln!("error: {} was not graded: {error:#}", submission.name);
                }
            }
        }
        Ok(n_failed)
    })?;
    let n_graded = submissions.len() - n_failed;
    let noun = if n_graded == 1 {
        "submission"
    } else {
        "submissions"
    };
    print(format_args!(
        "{n_graded} {noun} graded, {}.\n",
        isolation.in_words()
    ))?;
    Ok(if n_failed == 0 {
        Exit::Done
    } else {
        Exit::Infrastructure
    })
}

async fn grade_one(
    course: &Course,
    dependencies: &Dependencies,
    submission: &Submission,
    out: &Path,
) -> Result<String> {
    let graded = grade::grade(course, dependencies, submission).await?;
    let path = grade::write(&graded, out)?;
    Ok(format!("{}  {}\n", path.display(), grade::summary(&graded)))
}
