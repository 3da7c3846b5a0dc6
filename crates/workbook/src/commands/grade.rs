//! `grade`: many submissions, one JSON file each.

use anyhow::Result;

use super::{dependencies, wait_for};
use crate::cli::{Exit, Grade};
use crate::course::Course;
use crate::files::make_folder;
use crate::grade;
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
    let submissions = grade::find(&course, &options.paths)?;
    make_folder(&options.out)?;
    wait_for(async {
        let dependencies = dependencies(&course).await?;
        for submission in &submissions {
            let graded = grade::grade(&course, &dependencies, submission).await?;
            let path = grade::write(&graded, &options.out)?;
            println!("{}  {}", path.display(), grade::summary(&graded));
        }
        Ok(())
    })?;
    println!(
        "{} submissions graded, {}.",
        submissions.len(),
        isolation.in_words()
    );
    Ok(Exit::Done)
}
