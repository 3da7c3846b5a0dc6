//! `reset`: the starter again.

use anyhow::Result;

use super::{find, report};
use crate::cli::Exit;
use crate::course::Course;
use crate::learner;
use crate::progress::Progress;

pub(super) fn reset(id: &str) -> Result<Exit> {
    let course = Course::find()?;
    let exercise = match find(&course, id) {
        Ok(exercise) => exercise,
        Err(exit) => return Ok(exit),
    };
    let kept = learner::reset(&course, exercise)?;
    report(Progress::remove_pass(&course, id)?.as_deref());
    println!("{} is the starter again.", exercise.shown_file());
    if let Some(kept) = kept {
        println!("Your text is kept in {}.", kept.display());
    }
    Ok(Exit::Done)
}
