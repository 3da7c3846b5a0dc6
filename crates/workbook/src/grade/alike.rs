//! Which files are the same, or differ only in names, comments and layout. No verdict depends on it.

use std::collections::HashMap;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use crate::deep::are_too_many;
use crate::digest::Digest;

/// A file with fewer tokens than this beyond its starter looks like others by nature.
pub(crate) const OWN_TOKENS: usize = 40;

/// The same for files that differ only in names, comments and layout; nothing for a file that is
/// hardly longer than its starter, or no Rust.
pub(crate) fn fingerprint(source: &str, starter: &str) -> Option<String> {
    let tokens = tokens(source)?;
    let given = self::tokens(starter).map_or(0, |tokens| tokens.len());
    if tokens.len() < given + OWN_TOKENS {
        return None;
    }
    let digest = tokens.iter().fold(Digest::new(), Digest::add);
    Some(digest.finish())
}

/// The tokens, with a number in the place of each name: that of its first use.
fn tokens(source: &str) -> Option<Vec<String>> {
    let mut tokens = Vec::new();
    let stream: TokenStream = source.parse().ok()?;
    if are_too_many(&stream) {
        return None;
    }
    collect(stream, &mut HashMap::new(), &mut tokens);
    Some(tokens)
}

fn collect(stream: TokenStream, names: &mut HashMap<String, usize>, tokens: &mut Vec<String>) {
    let mut stream = stream.into_iter().peekable();
    while let Some(token) = stream.next() {
        match token {
            // A comment for documentation is an attribute to the parser.
            TokenTree::Punct(punct) if punct.as_char() == '#' && is_doc(&mut stream) => {}
            TokenTree::Punct(punct) => tokens.push(punct.as_char().to_string()),
            TokenTree::Literal(literal) => tokens.push(literal.to_string()),
            TokenTree::Ident(name) => {
                let next = names.len();
                let number = names.entry(name.to_string()).or_insert(next);
                tokens.push(format!("name {number}"));
            }
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Brace => ("{", "}"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::None => ("", ""),
                };
                tokens.push(open.to_owned());
                collect(group.stream(), names, tokens);
                tokens.push(close.to_owned());
            }
        }
    }
}

/// Whether `[doc = …]` comes next, with or without a `!` before it; then it is passed over.
fn is_doc(stream: &mut std::iter::Peekable<impl Iterator<Item = TokenTree> + Clone>) -> bool {
    let mut ahead = stream.clone();
    let mut next = ahead.next();
    if matches!(&next, Some(TokenTree::Punct(punct)) if punct.as_char() == '!') {
        next = ahead.next();
    }
    let Some(TokenTree::Group(group)) = next else {
        return false;
    };
    let first = group.stream().into_iter().next();
    let is_doc = matches!(first, Some(TokenTree::Ident(name)) if name == "doc");
    if is_doc {
        *stream = ahead;
    }
    is_doc
}

#[cfg(test)]
mod tests {
    use super::fingerprint;

    const STARTER: &str = "//! Task.\nfn add(a: u32, b: u32) -> u32 { todo!() }\n";

    /// A file that is long enough to be somebody's own.
    fn file(name: &str, number: u32, comment: &str) -> String {
        let line = format!("let {name} = {name} + a * {number}; {comment}\n");
        format!(
            "fn add(a: u32, b: u32) -> u32 {{ let {name} = b;\n{} {name} }}\n",
            line.repeat(5)
        )
    }

    #[test]
    fn names_comments_and_layout_do_not_count() {
        let one = fingerprint(&file("sum", 2, ""), STARTER);
        assert!(one.is_some());
        assert_eq!(one, fingerprint(&file("total", 2, "// Mine."), STARTER));
        let documented = format!("//! By me.\n/// Adds.\n{}", file("x", 2, "\n\n"));
        assert_eq!(one, fingerprint(&documented, STARTER));
        assert_ne!(one, fingerprint(&file("sum", 3, ""), STARTER));
        assert_ne!(one, fingerprint(&file("a", 2, ""), STARTER));
    }

    #[test]
    fn what_is_hardly_more_than_the_starter_has_none() {
        assert_eq!(
            fingerprint(&STARTER.replace("todo!()", "a + b"), STARTER),
            None
        );
        assert_eq!(fingerprint("fn (", STARTER), None);
    }
}
