//! `run`: any program.

use std::path::Path;

use anyhow::{Context, Result, bail};

use super::{Usage, dependencies, find, print, print_json, wait_for};
use crate::build::Workplace;
use crate::cli::Exit;
use crate::course::Course;
use crate::play::{Play, PlayOutcome, play};
use crate::submission::decode;
use crate::terminal;
use crate::timeline::standalone;

pub(super) fn run(what: &str, timeline: Option<&Path>, json: bool) -> Result<Exit> {
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
    let mut result = wait_for(async {
        let dependencies = dependencies(&course).await?;
        let workplace = match exercise {
            Some(exercise) => Workplace::kept(&course, &exercise.id).await?,
            None => Workplace::fresh()?,
        };
        play(&dependencies, &source, support.as_deref(), &workplace).await
    })?;
    if let Some(exercise) = exercise {
        exercise.give_tips(&mut result.diagnostics);
    }
    if json {
        print_json(&result)?;
    } else {
        print(&result.stdout)?;
        eprint!("{}", terminal::complaints(&result));
        if let (None, Some(drawn)) = (timeline, &result.timeline) {
            print(terminal::timeline(drawn))?;
        }
    }
    if let Some(path) = timeline {
        write_timeline(path, &result)?;
    }
    let passed = result.outcome == PlayOutcome::Finished && result.exit_code == Some(0);
    Ok(if passed { Exit::Done } else { Exit::NotPassed })
}

/// Writes the timeline as a picture or as JSON, as the file's ending says.
fn write_timeline(path: &Path, play: &Play) -> Result<()> {
    let Some(timeline) = &play.timeline else {
        let reason = play.timeline_off.as_deref();
        bail!(
            "{}",
            reason.unwrap_or("there is no timeline: nothing asynchronous was run")
        );
    };
    let text = match path.extension().and_then(|ending| ending.to_str()) {
        Some("svg") => standalone(timeline),
        Some("json") => serde_json::to_string_pretty(timeline)? + "\n",
        _ => {
            let path = path.display();
            return Err(Usage(format!("`{path}` must end in .svg or .json")).into());
        }
    };
    std::fs::write(path, text).with_context(|| format!("failed to write `{}`", path.display()))
}
