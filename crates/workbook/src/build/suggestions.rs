//! What rustc offers to change in the learner's file.

use super::diagnostics::{Message, Span};
use crate::verdict::{Edit, Suggestion};

/// How sure rustc is of what it offers. What has placeholders is not for a button.
const OFFERED: [&str; 2] = ["MachineApplicable", "MaybeIncorrect"];

/// The changes that this help offers: one of several parts, or several instead of one another.
pub(super) fn offered(help: &Message) -> Vec<Suggestion> {
    let is_complete = help.spans.iter().all(|span| {
        let applicability = span.suggestion_applicability.as_deref();
        span.file_name == "main.rs" && applicability.is_some_and(|how| OFFERED.contains(&how))
    });
    if !is_complete {
        return Vec::new();
    }
    let mut edits: Vec<Edit> = help.spans.iter().filter_map(edit).collect();
    edits.sort_by_key(|edit| (edit.line, edit.column));
    let alternatives = match edits.as_slice() {
        [] => Vec::new(),
        [first, others @ ..] if others.iter().all(|other| is_same_place(first, other)) => {
            edits.into_iter().map(|edit| vec![edit]).collect()
        }
        _ if edits.windows(2).any(|pair| overlap(&pair[0], &pair[1])) => Vec::new(),
        _ => vec![edits],
    };
    let suggestions = alternatives.into_iter().map(|edits| Suggestion {
        message: help.message.clone(),
        edits,
    });
    suggestions.collect()
}

fn edit(span: &Span) -> Option<Edit> {
    Some(Edit {
        line: span.line_start,
        column: span.column_start,
        end_line: span.line_end,
        end_column: span.column_end,
        text: span.suggested_replacement.clone()?,
    })
}

fn is_same_place(a: &Edit, b: &Edit) -> bool {
    (a.line, a.column, a.end_line, a.end_column) == (b.line, b.column, b.end_line, b.end_column)
}

/// Whether the second begins before the first has ended.
fn overlap(a: &Edit, b: &Edit) -> bool {
    (b.line, b.column) < (a.end_line, a.end_column) || (a.line, a.column) == (b.line, b.column)
}

#[cfg(test)]
mod tests {
    use crate::build::{Dependencies, Target, Workplace, compile};
    use crate::course::Course;
    use crate::verdict::{Diagnostic, Edit, Suggestion};

    async fn compile_text(source: &str) -> Vec<Diagnostic> {
        let course = Course::find().unwrap();
        let dependencies = Dependencies::get(&course, |_| {}).await.unwrap();
        let workplace = Workplace::fresh().unwrap();
        workplace.put_root(source).unwrap();
        let compiled = compile(&dependencies, &workplace, Target::Diagnostics);
        compiled.await.unwrap().diagnostics
    }

    /// The first suggestion whose message has these words.
    #[track_caller]
    fn with_words(diagnostics: &[Diagnostic], words: &str) -> Suggestion {
        let mut all = diagnostics.iter().flat_map(|found| &found.suggestions);
        let suggestion = all.find(|suggestion| suggestion.message.contains(words));
        suggestion
            .unwrap_or_else(|| panic!("{diagnostics:#?}"))
            .clone()
    }

    /// What a page does with a suggestion: from the last edit to the first, so that none moves another.
    fn apply(source: &str, suggestion: &Suggestion) -> String {
        let mut text: Vec<char> = source.chars().collect();
        for edit in suggestion.edits.iter().rev() {
            let from = position(source, edit.line, edit.column);
            let to = position(source, edit.end_line, edit.end_column);
            text.splice(from..to, edit.text.chars());
        }
        text.into_iter().collect()
    }

    fn position(source: &str, line: usize, column: usize) -> usize {
        let lines = source.split_inclusive('\n').take(line - 1);
        lines.map(|line| line.chars().count()).sum::<usize>() + column - 1
    }

    #[tokio::test]
    async fn an_applied_suggestion_compiles() {
        let source = "async fn length() -> usize {\n    7\n}\n\n#[tokio::main]\n\
            async fn main() {\n    let größe: usize = { \"größe\"; length() };\n    \
            println!(\"{größe}\");\n}\n";
        let found = compile_text(source).await;
        let suggestion = with_words(&found, "await");
        let edit = Edit {
            line: 7,
            column: 43,
            end_line: 7,
            end_column: 43,
            text: ".await".to_owned(),
        };
        assert_eq!(suggestion.edits, [edit]);
        let mended = compile_text(&apply(source, &suggestion)).await;
        assert!(
            mended.iter().all(|found| found.level != "error"),
            "{mended:#?}"
        );
    }

    #[tokio::test]
    async fn several_parts_are_one_suggestion() {
        let source = "async fn fetch() {}\n\n#[tokio::main]\nasync fn main() {\n    \
            await fetch();\n}\n";
        let found = compile_text(source).await;
        let suggestion = with_words(&found, "postfix");
        assert_eq!(suggestion.edits.len(), 2);
        assert_eq!(compile_text(&apply(source, &suggestion)).await, []);
    }

    #[tokio::test]
    async fn what_can_be_imported_from_several_places_is_offered_several_times() {
        let source = "fn main() {\n    drop(Ordering::Less);\n}\n";
        let found = compile_text(source).await;
        assert!(found[0].suggestions.len() > 1, "{found:#?}");
        for suggestion in &found[0].suggestions {
            assert_eq!(suggestion.edits.len(), 1);
            let mended = compile_text(&apply(source, suggestion)).await;
            assert!(
                mended
                    .iter()
                    .all(|found| found.code.as_deref() != Some("E0433"))
            );
        }
    }

    #[tokio::test]
    async fn placeholders_and_misleading_helps_are_not_offered() {
        let placeholder = "fn main() {\n    let users = Vec::new();\n    drop(users);\n}\n";
        assert_eq!(compile_text(placeholder).await[0].suggestions, []);
        let misleading = include_str!("../../tests/compile-errors/sleep_never_awaited.rs");
        let found = compile_text(misleading).await;
        assert!(found[0].rendered.contains("let _ ="));
        assert_eq!(found[0].suggestions, []);
    }
}
