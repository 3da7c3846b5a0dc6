//! The book: our directives in its pages, and mdBook around them.

mod directives;
mod exercise;
mod index;
mod notes;
mod predict;
mod quiz;
mod snippet;

pub(crate) use directives::Directives;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use mdbook_driver::MDBook;
use mdbook_driver::config::Config;

use crate::course::Course;
use crate::files::{read, write};

#[cfg(test)]
pub(crate) use predict::Prediction;
#[cfg(test)]
pub(crate) use quiz::{About, Quiz, quizzes};
#[cfg(test)]
pub(crate) use snippet::{Ending, Snippet, snippets};

/// Who the book is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Readers {
    /// Learners: without the notes for instructors.
    Learners,
    /// Instructors: with them.
    Instructors,
}

impl Readers {
    /// Instructors, if the option says so.
    pub fn of(instructor: bool) -> Self {
        if instructor {
            Self::Instructors
        } else {
            Self::Learners
        }
    }
}

/// Writes the book as a static site into `out`.
pub(crate) fn build(course: &Course, readers: Readers, out: &Path) -> Result<()> {
    let path = course.root.join("book.toml");
    let mut config =
        Config::from_disk(&path).with_context(|| format!("failed to read `{}`", path.display()))?;
    out.clone_into(&mut config.build.build_dir);
    let mut book = MDBook::load_with_config(&course.root, config).context("in the book")?;
    // This takes the place of `[preprocessor.workbook]`, which serves the plain command line.
    book.with_preprocessor(Directives::new(course.clone(), readers));
    book.build()
        .with_context(|| format!("failed to build the book into `{}`", out.display()))?;
    mend(out)
}

/// mdBook's button for the sidebar is a label: it says to nobody what it is, and no key reaches it.
const SIDEBAR_BUTTON: (&str, &str) = (
    "<label id=\"mdbook-sidebar-toggle\"",
    "<label role=\"button\" tabindex=\"0\" id=\"mdbook-sidebar-toggle\"",
);

/// Mends what mdBook's pages lack.
fn mend(out: &Path) -> Result<()> {
    let context = || format!("failed to read the built book in `{}`", out.display());
    for entry in fs::read_dir(out).with_context(context)? {
        let path = entry.with_context(context)?.path();
        if path.extension().is_some_and(|ending| ending == "html") {
            let html = read(&path)?;
            write(&path, &html.replace(SIDEBAR_BUTTON.0, SIDEBAR_BUTTON.1))?;
        }
    }
    Ok(())
}
