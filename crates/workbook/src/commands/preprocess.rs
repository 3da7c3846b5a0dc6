//! `preprocess`: what the plain `mdbook` command line calls.

use anyhow::{Context, Result};
use mdbook_preprocessor::{Preprocessor, parse_input};

use crate::book::{Directives, Readers};
use crate::cli::Exit;
use crate::course::Course;

pub(super) fn preprocess(question: &[String]) -> Result<Exit> {
    if question.first().is_some_and(|word| word == "supports") {
        return Ok(Exit::Done); // Every renderer.
    }
    let (context, book) = parse_input(std::io::stdin().lock())
        .context("failed to read a book from standard input: mdbook calls this command")?;
    let course = Course::load(&context.root)?;
    let book = Directives::new(course, Readers::Learners).run(&context, book)?;
    serde_json::to_writer(std::io::stdout().lock(), &book)?;
    Ok(Exit::Done)
}
