//! `reset`: the starter again.

use anyhow::Result;

use super::{find, print, report};
use crate::cli::Exit;
use crate::course::Course;
use crate::learner;
use crate::progress::Progress;

pub(super) fn reset(id: &str) -> Result<Exit> {
    let course = Course::find()?;
    let exercise = find(&course, id)?;
    let kept = learner::reset(&course, exercise)?;
    report(Progress::remove_pass(&course, &exercise.id)?.as_deref());
    print(format_args!(
        "{} is the starter again.\n",
        exercise.shown_file()
    ))?;
    if let Some(kept) = kept {
        print(format_args!("Your text is kept in {}.\n", kept.display()))?;
    }
    Ok(Exit::Done)
}
