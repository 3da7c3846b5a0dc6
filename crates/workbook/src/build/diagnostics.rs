//! What rustc says, from its JSON to plain data.

use serde::Deserialize;

use super::advice::{self, Entry, Said};
use super::merge::{Found, Place, merge};
use super::suggestions;
use crate::verdict::Diagnostic;

/// The errors and warnings in rustc's standard error. Lines that are not JSON are left out.
pub(super) fn parse(stderr: &str) -> Vec<Diagnostic> {
    let messages = stderr
        .lines()
        .filter_map(|line| serde_json::from_str::<Message>(line).ok())
        .filter(|message| matches!(message.level.as_str(), "error" | "warning"))
        .filter(|message| !is_summary(message))
        .map(Found::from);
    merge(messages)
}

/// What a line of rustc's standard error says, whether it is JSON or not.
pub(super) fn first_line(line: &str) -> String {
    let message = serde_json::from_str::<Message>(line).map(|message| message.message);
    message.unwrap_or_else(|_| line.to_owned())
}

/// One message of rustc's, or one of its notes and helps.
#[derive(Deserialize)]
pub(super) struct Message {
    pub message: String,
    code: Option<Code>,
    level: String,
    pub spans: Vec<Span>,
    children: Vec<Message>,
    rendered: Option<String>,
}

#[derive(Deserialize)]
struct Code {
    code: String,
}

/// A place that it speaks of.
#[derive(Deserialize)]
pub(super) struct Span {
    pub file_name: String,
    pub line_start: usize,
    pub column_start: usize,
    pub line_end: usize,
    pub column_end: usize,
    is_primary: bool,
    label: Option<String>,
    text: Vec<Line>,
    pub suggested_replacement: Option<String>,
    pub suggestion_applicability: Option<String>,
    expansion: Option<Box<Expansion>>,
}

/// A line of the program that a span covers.
#[derive(Deserialize)]
struct Line {
    text: String,
}

#[derive(Deserialize)]
struct Expansion {
    span: Span,
    macro_decl_name: String,
}

impl Span {
    /// The place in a file of the program that led here: an error inside a macro of a library
    /// belongs to the line that used the macro.
    fn in_the_program(&self) -> &Self {
        match &self.expansion {
            Some(expansion) if self.is_outside() => expansion.span.in_the_program(),
            _ => self,
        }
    }

    /// Whether it lies in a library.
    fn is_outside(&self) -> bool {
        self.file_name.contains(['/', '<'])
    }

    /// Where the program calls the library's macro that this is in. An attribute stands for a whole
    /// function, so it is no such call.
    fn call(&self) -> Option<Place> {
        let expansion = self.expansion.as_ref().filter(|_| self.is_outside())?;
        let site = &expansion.span;
        if site.is_outside() {
            return site.call();
        }
        let place = || (site.file_name.clone(), site.line_start, site.column_start);
        expansion.macro_decl_name.ends_with('!').then(place)
    }
}

impl Message {
    /// All that it says, in one text for words and one for what it quotes.
    fn said(&self) -> Said<'_> {
        let (mut words, mut quoted) = (String::new(), String::new());
        self.collect(&mut words, &mut quoted);
        Said {
            code: self.code.as_ref().map(|code| code.code.as_str()),
            words,
            quoted,
        }
    }

    fn collect(&self, words: &mut String, quoted: &mut String) {
        add_line(words, &self.message);
        for span in &self.spans {
            add_line(words, span.label.as_deref().unwrap_or_default());
            let mut place = span;
            while let Some(expansion) = &place.expansion {
                add_line(words, &expansion.macro_decl_name);
                place = &expansion.span;
            }
            for line in &place.text {
                add_line(quoted, &line.text);
            }
        }
        for child in &self.children {
            child.collect(words, quoted);
        }
    }
}

fn add_line(text: &mut String, line: &str) {
    text.push_str(line);
    text.push('\n');
}

impl From<Message> for Found {
    fn from(message: Message) -> Self {
        let primary = message.spans.iter().find(|span| span.is_primary);
        Self {
            call: message.spans.iter().find_map(Span::call),
            is_in_the_macro: primary.is_some_and(Span::is_outside),
            diagnostic: Diagnostic::from(message),
        }
    }
}

impl From<Message> for Diagnostic {
    fn from(message: Message) -> Self {
        let entry = advice::find(&message.said());
        let span = message
            .spans
            .iter()
            .find(|span| span.is_primary)
            .map(Span::in_the_program);
        let suggestions = message
            .children
            .iter()
            .filter(|help| !entry.is_some_and(|entry| entry.is_misled_by(&help.message)))
            .flat_map(suggestions::offered)
            .collect();
        Self {
            file: span.map(|span| span.file_name.clone()).unwrap_or_default(),
            line: span.map_or(0, |span| span.line_start),
            column: span.map_or(0, |span| span.column_start),
            level: message.level,
            code: message.code.map(|code| code.code),
            message: message.message,
            label: span.and_then(|span| span.label.clone()),
            suggestions,
            rendered: without_type_files(&message.rendered.unwrap_or_default()),
            more: 0,
            advice: entry.map(Entry::advice),
        }
    }
}

/// Without the notes that name a file with the whole of a long type: it is gone with the program.
fn without_type_files(rendered: &str) -> String {
    let notes = [
        "= note: the full name for the type",
        "= note: consider using `--verbose` to print",
    ];
    let is_kept = |line: &&str| !notes.iter().any(|note| line.contains(note));
    rendered.split_inclusive('\n').filter(is_kept).collect()
}

/// "aborting due to 2 previous errors", "1 warning emitted".
fn is_summary(message: &Message) -> bool {
    message.spans.is_empty()
        && message.code.is_none()
        && (message.message.starts_with("aborting due to") || message.message.ends_with("emitted"))
}
