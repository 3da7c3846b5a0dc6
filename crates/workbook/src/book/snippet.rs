//! A snippet in a page: a whole program, and what it did when it was recorded.

use std::fmt::Write;

use anyhow::{Context, Result, bail};

use super::directives::directive;
use crate::course::{Course, Page};
use crate::files::read;
use crate::timeline::{Colours, Timeline, figure};

/// What a page says about one of its snippets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Snippet {
    /// The name of its file.
    pub name: String,
    /// How it ends when it is run.
    pub ending: Ending,
    /// The snippet that it is to be compared with: their pictures share an axis and colours.
    pub beside: Option<String>,
    /// Whether its recorded run is open, and above the program: where a picture is to be seen first.
    pub open: bool,
}

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

impl Snippet {
    /// Reads what stands in `{{#snippet …}}` behind the first word.
    pub fn parse(words: &[&str]) -> Result<Self> {
        let (words, open) = match words {
            [words @ .., "open"] => (words, true),
            words => (words, false),
        };
        let (words, beside) = match words {
            [words @ .., "beside", other] => (words, Some((*other).to_owned())),
            words => (words, None),
        };
        let (name, ending) = match words {
            [name] => (name, Ending::Well),
            [name, "panics"] => (name, Ending::Panics),
            [name, "fails", code] => (name, Ending::Fails((*code).to_owned())),
            _ => bail!(
                "`{}` says nothing about a snippet and how it ends",
                words.join(" ")
            ),
        };
        Ok(Self {
            name: (*name).to_owned(),
            ending,
            beside,
            open,
        })
    }
}

/// The snippets of a page, in order.
pub(crate) fn snippets(markdown: &str) -> impl Iterator<Item = Result<Snippet>> {
    markdown.lines().filter_map(directive).filter_map(|text| {
        let words: Vec<&str> = text.split_whitespace().collect();
        match words.as_slice() {
            ["snippet", words @ ..] => Some(Snippet::parse(words)),
            _ => None,
        }
    })
}

/// The snippet as Markdown with HTML around it. `all` are the page's.
pub(super) fn html(course: &Course, page: &Page, name: &str, all: &[Snippet]) -> Result<String> {
    let source = read(&page.snippet(course, name))?;
    let recorded = read(&page.recorded(course, name))
        .context("`UPDATE_RECORDED=1 cargo test` records what a snippet prints")?;
    let (mut axis, mut colours, mut own) = (0, Colours::default(), None);
    let compared = compared(name, all);
    for other in &compared {
        if let Some(timeline) = Timeline::recorded(&page.recorded_timeline(course, other))? {
            if compared.len() > 1 {
                axis = axis.max(timeline.end);
            }
            colours.extend(&timeline);
            if *other == name {
                own = Some(timeline);
            }
        }
    }
    let picture = own
        .map(|timeline| figure(&timeline, axis, &mut colours) + "\n")
        .unwrap_or_default();
    let open = all
        .iter()
        .any(|snippet| snippet.name == name && snippet.open);
    let mut html = String::new();
    write!(
        html,
        "<section class=\"wb-snippet{class}\" data-snippet=\"{name}\" {playground}{look}>\n\n\
         <div class=\"wb-program\">\n\n{code}\n</div>\n\n\
         <details class=\"wb-recorded\"{attribute}><summary>What happens</summary>\n\n{output}\n{picture}\n</details>\n\n\
         </section>\n\n",
        class = if open { " wb-open" } else { "" },
        attribute = if open { " open" } else { "" },
        playground = if runs_on_the_playground(&source) {
            "data-playground "
        } else {
            ""
        },
        look = look(axis, &colours)?,
        code = fenced("rust", &source),
        output = fenced("text", &recorded),
    )?;
    Ok(html)
}

/// Whether play.rust-lang.org can run it: that has Tokio and futures, but no network and no files of
/// the reader's.
fn runs_on_the_playground(source: &str) -> bool {
    const MISSING: [&str; 13] = [
        "axum",
        "mockall",
        "reqwest",
        "sqlx",
        "tokio_test",
        "tokio_util",
        "tower",
        "tracing",
        "tokio::fs",
        "tokio::net",
        "std::fs",
        "std::net",
        "std::process",
    ];
    !MISSING.iter().any(|name| source.contains(name))
}

/// The snippets whose pictures are compared with this one's, itself included, in the page's order.
fn compared<'a>(name: &'a str, all: &'a [Snippet]) -> Vec<&'a str> {
    let beside = all.iter().find(|snippet| snippet.name == name);
    let first = beside
        .and_then(|snippet| snippet.beside.as_deref())
        .unwrap_or(name);
    let belongs =
        |snippet: &&Snippet| snippet.name == first || snippet.beside.as_deref() == Some(first);
    all.iter()
        .filter(belongs)
        .map(|snippet| snippet.name.as_str())
        .collect()
}

/// What later pictures of a program must have in common with the first one, as attributes.
pub(super) fn look(axis: u64, colours: &Colours) -> Result<String> {
    let colours = serde_json::to_string(colours)?;
    let colours = colours
        .replace('&', "&amp;")
        .replace('"', "&quot;")
        .replace('<', "&lt;");
    Ok(format!("data-axis=\"{axis}\" data-colours=\"{colours}\""))
}

/// A code block, with a fence that is longer than any in the text.
pub(super) fn fenced(language: &str, text: &str) -> String {
    let mut fence = String::from("```");
    while text.contains(&fence) {
        fence.push('`');
    }
    format!("{fence}{language}\n{}\n{fence}\n", text.trim_end())
}

#[cfg(test)]
mod tests {
    use super::{Ending, Snippet, compared, runs_on_the_playground, snippets};

    #[test]
    fn what_needs_this_machine_is_not_sent_to_the_playground() {
        assert!(runs_on_the_playground(
            "use tokio::time::sleep;\nfn main() {}\n"
        ));
        assert!(!runs_on_the_playground("use axum::Router;\n"));
        assert!(!runs_on_the_playground("tokio::fs::read(\"a\").await;\n"));
    }

    #[test]
    fn a_page_says_how_its_snippets_end_and_what_they_are_compared_with() {
        let page = "{{#snippet a}}\ntext\n{{#snippet b beside a}}\n{{#snippet c panics}}\n\
            {{#snippet d fails E0382}}\n{{#exercise e}}\n";
        let all: Vec<Snippet> = snippets(page).map(Result::unwrap).collect();
        let endings: Vec<&Ending> = all.iter().map(|snippet| &snippet.ending).collect();
        let fails = Ending::Fails("E0382".to_owned());
        assert_eq!(
            endings,
            [&Ending::Well, &Ending::Well, &Ending::Panics, &fails]
        );
        assert_eq!(compared("a", &all), ["a", "b"]);
        assert_eq!(compared("b", &all), ["a", "b"]);
        assert_eq!(compared("c", &all), ["c"]);
        let open: Vec<Snippet> = snippets("{{#snippet a panics open}}")
            .map(Result::unwrap)
            .collect();
        assert!(open[0].open && open[0].ending == Ending::Panics && !all[0].open);
        assert!(snippets("{{#snippet}}").all(|snippet| snippet.is_err()));
        assert!(snippets("{{#snippet a sings}}").all(|snippet| snippet.is_err()));
    }
}
