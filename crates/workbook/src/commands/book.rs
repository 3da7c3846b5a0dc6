//! `book`: the static site.

use std::path::Path;

use anyhow::Result;

use super::print;
use crate::book::{self, Readers};
use crate::cli::Exit;
use crate::course::Course;

pub(super) fn book(out: &Path, readers: Readers) -> Result<Exit> {
    let course = Course::find()?;
    let out = std::path::absolute(out)?;
    book::build(&course, readers, &out)?;
    print(format_args!(
        "The book is in {}\n",
        out.join("index.html").display()
    ))?;
    Ok(Exit::Done)
}
