//! `list`: chapters, exercises, what has passed, and how long each takes.

use anyhow::Result;

use super::{print, print_json, report};
use crate::cli::Exit;
use crate::course::Course;
use crate::overview::chapters;
use crate::progress::{Loaded, Progress};
use crate::terminal;

pub(super) fn list(json: bool) -> Result<Exit> {
    let course = Course::find()?;
    let Loaded { progress, damage } = Progress::load(&course)?;
    report(damage.as_deref());
    let chapters = chapters(&course, &progress)?;
    if json {
        print_json(&chapters)?;
    } else {
        print(terminal::list(&chapters))?;
    }
    Ok(Exit::Done)
}
