//! `book`: the static site.

use std::path::Path;

use anyhow::Result;

use super::print;
use crate::book;
use crate::cli::Exit;
use crate::course::Course;

pub(super) fn book(out: &Path) -> Result<Exit> {
    let course = Course::find()?;
    let out = std::path::absolute(out)?;
    book::build(&course, &out)?;
    print(format_args!(
        "The book is in {}\n",
        out.join("index.html").display()
    ))?;
    Ok(Exit::Done)
}
