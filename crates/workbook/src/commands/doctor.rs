//! `doctor`: what the workbook needs, and whether it is there.

use anyhow::Result;

use super::{print, print_json};
use crate::cli::Exit;
use crate::course::Course;
use crate::health;
use crate::terminal;

pub(super) fn doctor(json: bool) -> Result<Exit> {
    let course = Course::find()?;
    let health = health::examine(&course);
    if json {
        print_json(&health)?;
    } else {
        print(terminal::doctor(&health))?;
    }
    let ready = health.toolchain.ok && health.folder.ok;
    Ok(if ready {
        Exit::Done
    } else {
        Exit::Infrastructure
    })
}
