//! What a learner hands in: the text of one main.rs, and what it may be.

use proc_macro2::{TokenStream, TokenTree};
use syn::{Attribute, Item, ItemMod, Meta};

/// The largest main.rs that is looked at, in bytes.
pub(crate) const MAX_SIZE: usize = 256 * 1024;

/// Words that reach outside the file: with `extern crate self as std` the tests' own `::std` would
/// be the learner's, and `include_str!` reads other files.
const OUTSIDE: [&str; 4] = ["extern", "include", "include_bytes", "include_str"];

/// Why a file is not tested.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// It is not Rust; rustc can say why better than we can.
    NotRust,
    /// It breaks a rule; the sentence says which, and what to do.
    Rule(String),
}

/// The text in a file's bytes, without a byte order mark; or a sentence that says what is wrong with it.
pub(crate) fn decode(bytes: &[u8]) -> Result<String, String> {
    if bytes.len() > MAX_SIZE {
        let kib = MAX_SIZE / 1024;
        return Err(format!(
            "the file is larger than {kib} KiB: make it smaller"
        ));
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) if text.trim().is_empty() => {
            Err("the file is empty: `reset` brings the starter back".to_owned())
        }
        Ok(text) => Ok(text.replace("\r\n", "\n")),
        Err(error) => Err(format!(
            "the file is not UTF-8 text (byte {}): save it as UTF-8",
            error.valid_up_to() + 1
        )),
    }
}

/// Finds out whether `source` lets the exercise's own tests (and its given types) in.
pub(crate) fn examine(source: &str, has_support: bool) -> Result<(), Refusal> {
    let file = syn::parse_file(source).map_err(|_| Refusal::NotRust)?;
    let tokens = source
        .parse::<TokenStream>()
        .map_err(|_| Refusal::NotRust)?;
    if let Some(word) = find_word(tokens, &OUTSIDE) {
        return Err(Refusal::Rule(format!(
            "the file says `{word}` (line {}), which no exercise needs: take it out",
            word.span().start().line
        )));
    }
    require_module(&file.items, "tests", "#[cfg(test)]\nmod tests;")?;
    if has_support {
        require_module(&file.items, "support", "pub mod support;")?;
    }
    Ok(())
}

/// The first of these words in the code, inside macros too. Text and comments do not count.
fn find_word(tokens: TokenStream, words: &[&str]) -> Option<proc_macro2::Ident> {
    tokens.into_iter().find_map(|token| match token {
        TokenTree::Ident(word) if words.iter().any(|known| word == known) => Some(word),
        TokenTree::Group(group) => find_word(group.stream(), words),
        _ => None,
    })
}

/// Requires one declaration `mod name;` that stands for the file of that name.
fn require_module(items: &[Item], name: &str, line: &str) -> Result<(), Refusal> {
    let found = items.iter().find_map(|item| match item {
        Item::Mod(module) if module.ident == name => Some(module),
        _ => None,
    });
    let shown = line.replace('\n', " ");
    match found {
        None => Err(Refusal::Rule(format!(
            "the line `{shown}` is missing: put it back, it brings {name}.rs in"
        ))),
        Some(module) if !is_plain(module) => Err(Refusal::Rule(format!(
            "`mod {name}` must be the line `{shown}` as it was given: it brings {name}.rs in"
        ))),
        Some(_) => Ok(()),
    }
}

fn is_plain(module: &ItemMod) -> bool {
    module.content.is_none() && module.attrs.iter().all(is_cfg_test_or_doc)
}

fn is_cfg_test_or_doc(attribute: &Attribute) -> bool {
    match &attribute.meta {
        Meta::List(list) => list.path.is_ident("cfg") && list.tokens.to_string() == "test",
        Meta::NameValue(pair) => pair.path.is_ident("doc"),
        Meta::Path(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{MAX_SIZE, Refusal, decode, examine};

    const WHOLE: &str = "//! # T\npub mod support;\nfn main() {}\n#[cfg(test)]\nmod tests;\n";

    #[track_caller]
    fn refused(result: Result<impl std::fmt::Debug, Refusal>, words: &str) {
        match result {
            Err(Refusal::Rule(reason)) => assert!(reason.contains(words), "{reason}"),
            other => panic!("expected a refusal with `{words}`, got {other:?}"),
        }
    }

    #[test]
    fn text_is_decoded() {
        assert_eq!(decode(b"fn a() {}").as_deref(), Ok("fn a() {}"));
        assert_eq!(decode(b"\xef\xbb\xbfa\r\nb\r\n").as_deref(), Ok("a\nb\n"));
        let refused = |bytes: &[u8]| decode(bytes).unwrap_err();
        assert!(refused(b"ab\xffcd").contains("not UTF-8 text (byte 3)"));
        assert!(refused(b" \n\t\n").contains("empty"));
        assert!(refused(&vec![b' '; MAX_SIZE + 1]).contains("larger than 256 KiB"));
    }

    #[test]
    fn nothing_reaches_outside_the_file() {
        refused(
            examine("extern crate self as std;\nmod tests;", false),
            "says `extern` (line 1)",
        );
        let hidden = "macro_rules! m { ($a:ident) => { $a crate self as std; } }\nm!(extern);";
        refused(
            examine(&format!("{hidden}\nmod tests;"), false),
            "says `extern` (line 2)",
        );
        let file = "const A: &str = include_str!(concat!(\"hid\", \"den.rs\"));\nmod tests;";
        refused(examine(file, false), "says `include_str`");
        let fine = "/// extern include!\nconst A: &str = \"extern\"; // include_str!\nmod tests;";
        assert_eq!(examine(fine, false), Ok(()));
    }

    #[test]
    fn the_given_modules_must_be_declared_as_given() {
        assert_eq!(examine(WHOLE, true), Ok(()));
        assert_eq!(examine("mod tests;", false), Ok(()));
        refused(
            examine("fn main() {}", false),
            "`#[cfg(test)] mod tests;` is missing",
        );
        refused(examine("mod tests;", true), "`pub mod support;` is missing");
        refused(examine("mod tests {}", false), "must be the line");
        refused(
            examine("#[path = \"x.rs\"] mod tests;", false),
            "must be the line",
        );
        refused(
            examine("#[cfg(not(test))] mod tests;", false),
            "must be the line",
        );
        refused(
            examine("#[cfg_attr(test, path = \"x.rs\")] mod tests;", false),
            "must be the line",
        );
        assert_eq!(examine("fn main( {", false), Err(Refusal::NotRust));
    }
}
