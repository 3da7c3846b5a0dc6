//! `run`: any program.

use std::path::Path;

use anyhow::{Context, Result};

use super::{dependencies, find, wait_for};
use crate::build::Workplace;
use crate::cli::Exit;
use crate::course::Course;
use crate::play::play;
use crate::submission::{Refusal, decode};
use crate::terminal;
use crate::verdict::PlayOutcome;

pub(super) fn run(what: &str, json: bool) -> Result<Exit> {
    let course = Course::find()?;
    let is_file = Path::new(what)
        .extension()
        .is_some_and(|ending| ending == "rs");
    let (path, support) = if is_file {
        (what.into(), None)
    } else {
        match find(&course, what) {
            Ok(exercise) => (exercise.learner_file(), exercise.support()?),
            Err(exit) => return Ok(exit),
        }
    };
    let bytes =
        std::fs::read(&path).with_context(|| format!("failed to read `{}`", path.display()))?;
    let source = match decode(&bytes) {
        Ok(source) => source,
        Err(Refusal::Rule(reason)) => {
            eprintln!("error: `{}`: {reason}", path.display());
            return Ok(Exit::NotPassed);
        }
        Err(Refusal::NotRust) => return Ok(Exit::NotPassed),
    };
    let result = wait_for(async {
        let dependencies = dependencies(&course).await?;
        let workplace = if is_file {
            Workplace::fresh()?
        } else {
            Workplace::kept(&course, what).await?
        };
        play(&dependencies, &source, support.as_deref(), &workplace).await
    })?;
    if json {
        println!("{}", serde_json::to_string_pretty(&result)?);
    } else {
        terminal::play(&result);
    }
    let passed = result.outcome == PlayOutcome::Finished && result.exit_code == Some(0);
    Ok(if passed { Exit::Done } else { Exit::NotPassed })
}
