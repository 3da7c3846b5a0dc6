//! What the program itself defines, and names for what has none.

use std::collections::BTreeSet;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use super::tokens::{group, ident, is_mark, is_word, tokens};

/// The longest text of a label, in characters.
const LONGEST: usize = 60;

/// What the program defines and imports.
#[derive(Default)]
pub(super) struct Names {
    functions: BTreeSet<String>,
    async_functions: BTreeSet<String>,
    macros: BTreeSet<String>,
    from_futures: BTreeSet<String>,
}

impl Names {
    /// Looks through all files.
    pub fn of(streams: &[TokenStream]) -> Self {
        let mut names = Self::default();
        for stream in streams {
            names.look_through(&tokens(stream.clone()));
        }
        names
    }

    /// Whether the program has a function of that name.
    pub fn has_function(&self, name: &str) -> bool {
        self.functions.contains(name)
    }

    /// Whether the program has a macro of that name.
    pub fn has_macro(&self, name: &str) -> bool {
        self.macros.contains(name)
    }

    /// Whether the program imports that name from the crate `futures`.
    pub fn is_from_futures(&self, name: &str) -> bool {
        self.from_futures.contains(name)
    }

    fn look_through(&mut self, trees: &[TokenTree]) {
        for index in 0..trees.len() {
            if is_word(trees, index, "fn")
                && let Some(name) = ident(trees, index + 1)
            {
                self.functions.insert(name.to_string());
                if index > 0 && is_word(trees, index - 1, "async") {
                    self.async_functions.insert(name.to_string());
                }
            }
            if is_word(trees, index, "macro_rules")
                && let Some(name) = ident(trees, index + 2)
            {
                self.macros.insert(name.to_string());
            }
            if is_word(trees, index, "use") && is_word(trees, index + 1, "futures") {
                let end = (index..trees.len()).find(|end| is_mark(trees, *end, ';'));
                self.import(&trees[index + 1..end.unwrap_or(trees.len())]);
            }
            if let Some(TokenTree::Group(group)) = trees.get(index) {
                self.look_through(&tokens(group.stream()));
            }
        }
    }

    fn import(&mut self, trees: &[TokenTree]) {
        for tree in trees {
            match tree {
                TokenTree::Ident(name) => {
                    self.from_futures.insert(name.to_string());
                }
                TokenTree::Group(group) => self.import(&tokens(group.stream())),
                _ => {}
            }
        }
    }

    /// The first call of one of the program's async functions that is awaited in these trees, as
    /// the range of its trees in the slice that holds it.
    pub fn awaited_call<'a>(&self, trees: &'a [TokenTree]) -> Option<&'a [TokenTree]> {
        (0..trees.len()).find_map(|index| {
            let name = ident(trees, index)?;
            let is_ours = self.async_functions.contains(&name.to_string());
            let is_called = group(trees, index + 1, Delimiter::Parenthesis).is_some();
            let is_awaited = is_mark(trees, index + 2, '.') && is_word(trees, index + 3, "await");
            (is_ours && is_called && is_awaited).then(|| &trees[index..index + 2])
        })
    }
}

/// A piece of the program's text on one line, without what does not help to recognise it.
pub(super) fn one_line(text: &str) -> String {
    let mut line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for (loose, tight) in [(" .", "."), ("( ", "("), (" )", ")"), (",)", ")")] {
        line = line.replace(loose, tight);
    }
    let line = line.trim_end_matches(',').trim();
    let inner = line
        .strip_prefix("(&mut ")
        .and_then(|line| line.strip_suffix(')'));
    let line = inner.or_else(|| line.strip_prefix("&mut ")).unwrap_or(line);
    if line.chars().count() <= LONGEST {
        return line.to_owned();
    }
    let mut short: String = line.chars().take(LONGEST - 1).collect();
    short.push('…');
    short
}

/// The last function that is called in an expression: `collect` in `iter(ids).map(f).collect()`.
pub(super) fn callee(text: &str) -> &str {
    let mut depth = 0_usize;
    let mut name = "";
    let mut begin = 0;
    for (at, character) in text.char_indices() {
        match character {
            '(' | '[' | '{' => {
                if depth == 0 && character == '(' && begin < at {
                    name = &text[begin..at];
                }
                depth += 1;
            }
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if !(character.is_alphanumeric() || character == '_') && depth == 0 {
            begin = at + character.len_utf8();
        }
    }
    name
}

/// The variable that the expression at `index` is assigned to by `let`.
pub(super) fn variable(trees: &[TokenTree], index: usize) -> Option<String> {
    let statement = (0..index).rev().take_while(|at| !is_mark(trees, *at, ';'));
    let begin = statement.filter(|at| is_word(trees, *at, "let")).last()?;
    let name = if is_word(trees, begin + 1, "mut") {
        begin + 2
    } else {
        begin + 1
    };
    let is_plain = is_mark(trees, name + 1, '=') || is_mark(trees, name + 1, ':');
    let variable = ident(trees, name)?.to_string();
    (is_plain && !variable.starts_with('_')).then_some(variable)
}

#[cfg(test)]
mod tests {
    use super::{callee, one_line};

    #[test]
    fn the_last_call_counts() {
        let cases = [
            ("fetch(id)", "fetch"),
            (
                "stream::iter(a(b)).map(|x| f(x)).buffered(4).collect()",
                "collect",
            ),
            ("self.client\n    .get(url)", "get"),
            ("handle", ""),
            ("async { f(x) }", ""),
        ];
        for (text, expected) in cases {
            assert_eq!(callee(text), expected, "{text}");
        }
    }

    #[test]
    fn a_label_is_one_short_line() {
        assert_eq!(one_line("rx\n        .recv()"), "rx.recv()");
        assert_eq!(one_line("&mut sleep"), "sleep");
        assert_eq!(one_line("(&mut sleep)"), "sleep");
        assert_eq!(one_line("fetch(\n    a,\n    b,\n)"), "fetch(a, b)");
        let long = one_line(&"x".repeat(100));
        assert_eq!((long.chars().count(), long.ends_with('…')), (60, true));
    }
}
