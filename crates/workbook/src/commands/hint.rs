//! `hint`: one of the three hints.

use anyhow::Result;

use super::{find, print};
use crate::cli::Exit;
use crate::course::Course;
use crate::terminal;

pub(super) fn hint(id: &str, level: u8) -> Result<Exit> {
    let course = Course::find()?;
    let exercise = find(&course, id)?;
    let hints = exercise.hints()?;
    if let Some((title, text)) = hints.levels.get(usize::from(level) - 1) {
        print(terminal::hint(&exercise.id, level, title, text))?;
    }
    Ok(Exit::Done)
}
