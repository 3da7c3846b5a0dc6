//! Every path that a file names, inside macros too, with the braces of `use` spelled out.

use proc_macro2::{TokenStream, TokenTree};

/// A path where it is named: `std::process::exit`, or one word alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    /// Its words; `*` and `$` stand for themselves.
    pub words: Vec<String>,
    /// Where its last word stands.
    pub line: usize,
    /// Whether it is called as a method, or is the name of a new function.
    pub is_own: bool,
}

/// All paths in `tokens`. Where one is renamed with `as`, paths that begin with the new name are
/// spelled out.
pub(super) fn named(tokens: TokenStream) -> Vec<Named> {
    let mut reader = Reader::default();
    reader.read(tokens, &[]);
    let Reader { mut found, renamed } = reader;
    for path in &mut found {
        let real = renamed.iter().find(|(_, new)| *new == path.words[0]);
        if let Some((real, _)) = real {
            path.words.splice(..1, real.iter().cloned());
        }
    }
    found
}

#[derive(Default)]
struct Reader {
    found: Vec<Named>,
    /// A path and its new name.
    renamed: Vec<(Vec<String>, String)>,
}

impl Reader {
    /// Reads what stands in the braces after `base::`, or anything if `base` is empty.
    fn read(&mut self, tokens: TokenStream, base: &[String]) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            let is_own = at
                .checked_sub(1)
                .is_some_and(|before| is_own(&tokens[before]));
            let mut path = base.to_vec();
            let mut last = None;
            let mut goes_on = true;
            // A path is words with `::` between them.
            while goes_on && let Some(word) = tokens.get(at).and_then(word) {
                if word != "self" || path.is_empty() {
                    path.push(word);
                }
                last = Some(&tokens[at]);
                at += 1;
                goes_on = is_separator(&tokens[at..]);
                at += if goes_on { 2 } else { 0 };
            }
            match (last, tokens.get(at)) {
                (Some(_), Some(TokenTree::Group(group))) if goes_on => {
                    self.read(group.stream(), &path);
                    at += 1;
                }
                (Some(last), _) => {
                    if let [TokenTree::Ident(word), TokenTree::Ident(new), ..] = &tokens[at..]
                        && word == "as"
                    {
                        self.renamed.push((path.clone(), new.to_string()));
                    }
                    self.found.push(Named {
                        words: path,
                        line: last.span().start().line,
                        is_own,
                    });
                }
                (None, _) => {
                    if let TokenTree::Group(group) = token {
                        self.read(group.stream(), &[]);
                    }
                    at += 1;
                }
            }
        }
    }
}

fn word(token: &TokenTree) -> Option<String> {
    match token {
        TokenTree::Ident(word) => Some(word.to_string().trim_start_matches("r#").to_owned()),
        TokenTree::Punct(sign) if matches!(sign.as_char(), '*' | '$') => {
            Some(sign.as_char().to_string())
        }
        _ => None,
    }
}

fn is_separator(tokens: &[TokenTree]) -> bool {
    let is_colon =
        |token: &TokenTree| matches!(token, TokenTree::Punct(sign) if sign.as_char() == ':');
    matches!(tokens, [first, second, ..] if is_colon(first) && is_colon(second))
}

/// Whether what follows is a method, or a new function.
fn is_own(before: &TokenTree) -> bool {
    match before {
        TokenTree::Punct(sign) => sign.as_char() == '.',
        TokenTree::Ident(word) => word == "fn",
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::named;

    fn paths(source: &str) -> Vec<String> {
        let paths = named(source.parse().unwrap()).into_iter();
        paths
            .filter(|path| path.words.len() > 1)
            .map(|path| format!("{}:{}", path.words.join("::"), path.line))
            .collect()
    }

    #[test]
    fn paths_are_spelled_out() {
        let source = "use std::{fs, process::{self, exit}, io::*};\n\
             fn f() { ::std::env::args(); m!(a::b, [c::d::<u8>()]) }\n\
             use tokio::time as t;\nfn g() { t::advance(x); y.pause(); tokio::time::$name() }";
        assert_eq!(
            paths(source),
            [
                "std::fs:1",
                "std::process:1",
                "std::process::exit:1",
                "std::io::*:1",
                "std::env::args:2",
                "a::b:2",
                "c::d:2",
                "tokio::time:3",
                "tokio::time:3", // The new name, `t`.
                "tokio::time::advance:4",
                "tokio::time::$:4",
            ]
        );
    }

    #[test]
    fn methods_and_new_functions_are_known() {
        let own = |source: &str| {
            let found = named(source.parse().unwrap());
            found
                .into_iter()
                .find(|path| path.words == ["pause"])
                .unwrap()
                .is_own
        };
        assert!(own("fn pause() {}"));
        assert!(own("self.pause()"));
        assert!(!own("{ pause() }"));
    }
}
