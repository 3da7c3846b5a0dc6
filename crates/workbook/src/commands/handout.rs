//! `handout`: a copy of the course for learners.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::{Usage, print};
use crate::cli::Exit;
use crate::course::Course;
use crate::handout;

pub(super) fn handout(folder: &Path) -> Result<Exit> {
    let course = Course::find()?;
    if folder.exists() {
        let context = || format!("failed to read the folder `{}`", folder.display());
        let mut entries = fs::read_dir(folder).with_context(context)?;
        if entries.next().is_some() {
            let words = format!("`{}` is not empty: name a new folder", folder.display());
            return Err(Usage(words).into());
        }
    }
    handout::write_to(&course, folder)?;
    print(format_args!(
        "{} holds the course without answers and hidden tests.\n",
        folder.display()
    ))?;
    Ok(Exit::Done)
}
