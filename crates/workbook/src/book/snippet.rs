//! A snippet in a page: a whole program, and what it printed when it was recorded.

use std::fmt::Write;

use anyhow::{Context, Result, bail};

#[cfg(test)]
use super::directives::directive;
use crate::course::{Course, Page};
use crate::files::read;

/// How a snippet ends when it is run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Ending {
    /// With exit code 0.
    Well,
    /// With a panic.
    Panics,
    /// Not at all: rustc refuses it with this code.
    Fails(String),
}

impl Ending {
    /// Reads what stands after a snippet's name.
    pub fn parse(words: &[&str]) -> Result<Self> {
        match words {
            [] => Ok(Self::Well),
            ["panics"] => Ok(Self::Panics),
            ["fails", code] => Ok(Self::Fails((*code).to_owned())),
            _ => bail!(
                "`{}` says nothing about how a snippet ends",
                words.join(" ")
            ),
        }
    }
}

/// The snippets of a page, by name.
#[cfg(test)]
pub(crate) fn snippets(markdown: &str) -> impl Iterator<Item = Result<(String, Ending)>> {
    markdown.lines().filter_map(directive).filter_map(|text| {
        let words: Vec<&str> = text.split_whitespace().collect();
        let ["snippet", name, ending @ ..] = words.as_slice() else {
            return None;
        };
        Some(Ending::parse(ending).map(|ending| ((*name).to_owned(), ending)))
    })
}

/// The snippet as Markdown with HTML around it.
pub(super) fn html(course: &Course, page: &Page, name: &str) -> Result<String> {
    let source = read(&page.snippet(course, name))?;
    let recorded = read(&page.recorded(course, name))
        .context("`UPDATE_RECORDED=1 cargo test` records what a snippet prints")?;
    let mut html = String::new();
    write!(
        html,
        "<section class=\"wb-snippet\" data-snippet=\"{name}\">\n\n\
         <div class=\"wb-program\">\n\n{code}\n</div>\n\n\
         <details class=\"wb-recorded\"><summary>What happens</summary>\n\n{output}\n</details>\n\n\
         </section>\n\n",
        code = fenced("rust", &source),
        output = fenced("text", &recorded),
    )?;
    Ok(html)
}

/// A code block, with a fence that is longer than any in the text.
pub(super) fn fenced(language: &str, text: &str) -> String {
    let mut fence = String::from("```");
    while text.contains(&fence) {
        fence.push('`');
    }
    format!("{fence}{language}\n{}\n{fence}\n", text.trim_end())
}
