//! What rustc says, from its JSON to plain data.

use serde::Deserialize;

use super::advice::{self, Entry, Said};
use super::suggestions;
use crate::verdict::Diagnostic;

/// The errors and warnings in rustc's standard error. Lines that are not JSON are left out.
pub(super) fn parse(stderr: &str) -> Vec<Diagnostic> {
    stderr
        .lines()
        .filter_map(|line| serde_json::from_str::<Message>(line).ok())
        .filter(|message| matches!(message.level.as_str(), "error" | "warning"))
        .filter(|message| !is_summary(message))
        .map(Diagnostic::from)
        .collect()
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
            Some(expansion) if self.file_name.contains(['/', '<']) => {
                expansion.span.in_the_program()
            }
            _ => self,
        }
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
