//! The book: our directives in its pages, and mdBook around them.

mod directives;
mod exercise;
mod predict;
mod snippet;

pub(crate) use directives::Directives;

use std::path::Path;

use anyhow::{Context, Result};
use mdbook_driver::MDBook;
use mdbook_driver::config::Config;

use crate::course::Course;

#[cfg(test)]
pub(crate) use predict::Prediction;
#[cfg(test)]
pub(crate) use snippet::{Ending, Snippet, snippets};

/// Writes the book as a static site into `out`.
pub(crate) fn build(course: &Course, out: &Path) -> Result<()> {
    let path = course.root.join("book.toml");
    let mut config =
        Config::from_disk(&path).with_context(|| format!("failed to read `{}`", path.display()))?;
    out.clone_into(&mut config.build.build_dir);
    let mut book = MDBook::load_with_config(&course.root, config).context("in the book")?;
    // This takes the place of `[preprocessor.workbook]`, which serves the plain command line.
    book.with_preprocessor(Directives::new(course.clone()));
    book.build()
        .with_context(|| format!("failed to build the book into `{}`", out.display()))
}
