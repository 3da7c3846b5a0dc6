//! `run`: any program.

use std::path::Path;

use anyhow::{Context, Result};

use super::{Usage, dependencies, find, print, print_json, wait_for};
use crate::build::Workplace;
use crate::cli::Exit;
use crate::course::Course;
use crate::play::play;
use crate::submission::decode;
use crate::terminal;
use crate::verdict::PlayOutcome;

pub(super) fn run(what: &str, json: bool) -> Result<Exit> {
    let course = Course::find()?;
    let is_file = Path::new(what)
        .extension()
        .is_some_and(|ending| ending == "rs");
    let exercise = if is_file {
        None
    } else {
        Some(find(&course, what)?)
    };
    let (path, support) = match exercise {
        Some(exercise) => (exercise.learner_file(), exercise.support()?),
        None => (what.into(), None),
    };
    if !path.exists() {
        return Err(Usage(format!("there is no file `{}`", path.display())).into());
    }
    let bytes =
        std::fs::read(&path).with_context(|| format!("failed to read `{}`", path.display()))?;
    let source =
        decode(&bytes).map_err(|reason| Usage(format!("`{}`: {reason}", path.display())))?;
    let result = wait_for(async {
        let dependencies = dependencies(&course).await?;
        let workplace = match exercise {
            Some(exercise) => Workplace::kept(&course, &exercise.id).await?,
            None => Workplace::fresh()?,
        };
        play(&dependencies, &source, support.as_deref(), &workplace).await
    })?;
    if json {
        print_json(&result)?;
    } else {
        print(&result.stdout)?;
        eprint!("{}", terminal::complaints(&result));
    }
    let passed = result.outcome == PlayOutcome::Finished && result.exit_code == Some(0);
    Ok(if passed { Exit::Done } else { Exit::NotPassed })
}
