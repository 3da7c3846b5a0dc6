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

/// How many spellings of one path are looked at: somebody who renames more than that hides something.
const MOST_SPELLINGS: usize = 32;

/// All paths in `tokens`. Where something is renamed with `as`, paths through the new name are there
/// once more as they would be without it.
pub(super) fn named(tokens: TokenStream) -> Vec<Named> {
    let mut reader = Reader::default();
    reader.read(tokens, &[]);
    let Reader { found, renamed } = reader;
    found
        .into_iter()
        .flat_map(|path| {
            let spellings = spelled_out(&path.words, &renamed).into_iter();
            spellings.map(move |words| Named {
                words,
                ..path.clone()
            })
        })
        .collect()
}

/// A path, and what it stands for with the old names in place of the new ones. A new name may stand
/// behind that of a module: `mod a { pub use tokio::time as t; }` makes `a::t`.
fn spelled_out(words: &[String], renamed: &[(Vec<String>, String)]) -> Vec<Vec<String>> {
    let mut spellings = vec![words.to_vec()];
    let mut at = 0;
    while let Some(words) = spellings.get(at).cloned() {
        for (real, new) in renamed {
            let Some(place) = words.iter().position(|word| word == new) else {
                continue;
            };
            let spelling = [real, &words[place + 1..]].concat();
            if spellings.len() < MOST_SPELLINGS && !spellings.contains(&spelling) {
                spellings.push(spelling);
            }
        }
        at += 1;
    }
    spellings
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
                // What a macro was given has one word for any path: `$path`.
                let is_given =
                    word == "$" && matches!(tokens.get(at + 1), Some(TokenTree::Ident(_)));
                if word != "self" || path.is_empty() {
                    path.push(word);
                }
                last = Some(&tokens[at]);
                at += if is_given { 2 } else { 1 };
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
                "t::advance:4",
                "tokio::time::advance:4",
                "tokio::time::$:4",
            ]
        );
    }

    #[test]
    fn new_names_are_seen_through() {
        let hidden = "mod a { pub use tokio as k; }\nmod b { pub use super::a::k::time as t; }\n\
             mod c { use std::fmt as t; }\nfn f() { b::t::advance(x) }\nm!($p::$f);";
        let paths = paths(hidden);
        for path in ["tokio::time::advance:4", "std::fmt::advance:4", "$::$:5"] {
            assert!(paths.iter().any(|found| found == path), "{path}: {paths:?}");
        }
        let endless = format!("use a::b as a;\n{}", "use c::d as b;".repeat(100));
        assert!(named(endless.parse().unwrap()).len() < 10_000);
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
