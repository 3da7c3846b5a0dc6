//! `book`: the static site.

use std::path::Path;

use anyhow::Result;

use crate::book;
use crate::cli::Exit;
use crate::course::Course;

pub(super) fn book(out: &Path) -> Result<Exit> {
    let course = Course::find()?;
    let out = std::path::absolute(out)?;
    book::build(&course, &out)?;
    println!("The book is in {}", out.join("index.html").display());
    Ok(Exit::Done)
}
