//! Our lines in a page, and what becomes of them.

use std::path::Path;

use anyhow::{Context, Result, bail};
use mdbook_preprocessor::book::{Book, BookItem};
use mdbook_preprocessor::errors::Result as MdResult;
use mdbook_preprocessor::{Preprocessor, PreprocessorContext};

use super::quiz::{self, Quiz};
use super::snippet::{Snippet, snippets};
use super::{Readers, exercise, index, notes, predict, snippet};
use crate::course::{Course, Page};

/// The preprocessor `workbook`.
pub(crate) struct Directives {
    course: Course,
    readers: Readers,
}

impl Directives {
    /// For the pages of `course`.
    pub fn new(course: Course, readers: Readers) -> Self {
        Self { course, readers }
    }

    fn expand_page(&self, path: &Path, markdown: &str) -> Result<String> {
        let page = self
            .course
            .page(path)
            .context("the page is not in SUMMARY.md")?;
        let all = snippets(markdown).collect::<Result<Vec<Snippet>>>()?;
        let markdown = match self.readers {
            Readers::Learners => notes::without(markdown),
            Readers::Instructors => markdown.to_owned(),
        };
        let mut expanded = String::with_capacity(markdown.len());
        let mut lines = markdown.lines();
        while let Some(line) = lines.next() {
            if let Some(directive) = directive(line) {
                expanded.push_str(&self.expand(page, directive, &all)?);
            } else if line.trim() == predict::FENCE {
                let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
                expanded.push_str(&predict::html(&block.join("\n"))?);
            } else if let Some(words) = line.strip_prefix(quiz::FENCE) {
                let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
                let quiz = Quiz::parse(words, &block.join("\n"))?;
                expanded.push_str(&quiz.html(&self.course, page)?);
            } else if let Some((before, rest)) = line.split_once("{{#against ") {
                let (misconception, after) =
                    rest.split_once("}}").context("`{{#against` has no end")?;
                let links = index::against(&self.course, misconception)?;
                expanded.push_str(&format!("{before}{links}{after}\n"));
            } else {
                expanded.push_str(line);
                expanded.push('\n');
            }
        }
        Ok(expanded)
    }

    fn expand(&self, page: &Page, directive: &str, all: &[Snippet]) -> Result<String> {
        let words: Vec<&str> = directive.split_whitespace().collect();
        match words.as_slice() {
            ["exercise", id] => exercise::html(self.course.exercise(id)?),
            ["minutes"] => index::minutes(&self.course),
            ["snippet", name, ..] => snippet::html(&self.course, page, name, all),
            _ => bail!("`{{{{#{directive}}}}}` is not a directive: see CONTRIBUTING.md"),
        }
    }
}

impl Preprocessor for Directives {
    fn name(&self) -> &str {
        "workbook"
    }

    fn run(&self, _: &PreprocessorContext, mut book: Book) -> MdResult<Book> {
        let mut failed = None;
        book.for_each_mut(|item| {
            let BookItem::Chapter(chapter) = item else {
                return;
            };
            let Some(path) = &chapter.path else { return };
            match self.expand_page(path, &chapter.content) {
                Ok(expanded) => chapter.content = expanded,
                Err(error) => {
                    failed.get_or_insert(error.context(format!("in `src/{}`", path.display())));
                }
            }
        });
        failed.map_or(Ok(book), Err)
    }
}

/// What stands in `{{#…}}` if the line is nothing else.
pub(super) fn directive(line: &str) -> Option<&str> {
    line.trim().strip_prefix("{{#")?.strip_suffix("}}")
}
