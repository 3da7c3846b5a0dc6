//! What a learner hands in: the text of one main.rs, and what it may be.

mod marks;
mod paths;

use std::collections::BTreeSet;

use anyhow::Result;
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::ext::IdentExt;
use syn::{Attribute, Item, ItemMod, Meta};

use crate::deep::{are_too_many, on_a_deep_stack};

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
pub(crate) fn decode(bytes: &[u8]) -> std::result::Result<String, String> {
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

/// What an exercise asks of the file itself.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Rules {
    /// It declares the module with the given types.
    pub has_support: bool,
    /// Its subject is a test, which may move its own clock.
    pub may_move_clock: bool,
}

/// Finds out whether `source` lets the exercise's own tests (and its given types) in, and leaves
/// their clock alone.
///
/// # Errors
///
/// This machine cannot look at the file at all.
pub(crate) fn examine(source: &str, rules: Rules) -> Result<Examined> {
    on_a_deep_stack(|| examine_here(source, rules))
}

/// What became of a look at a file.
pub(crate) type Examined = std::result::Result<(), Refusal>;

fn examine_here(source: &str, rules: Rules) -> Examined {
    let tokens = source
        .parse::<TokenStream>()
        .map_err(|_| Refusal::NotRust)?;
    if are_too_many(&tokens) {
        return Err(Refusal::Rule(
            "the file is much longer than any answer: make it shorter".to_owned(),
        ));
    }
    let file = syn::parse_file(source).map_err(|_| Refusal::NotRust)?;
    if let Some(word) = find_word(tokens.clone(), &OUTSIDE) {
        return Err(Refusal::Rule(format!(
            "the file says `{word}` (line {}), which no exercise needs: take it out",
            word.span().start().line
        )));
    }
    if let Some(line) = path_attribute(tokens.clone()) {
        return Err(Refusal::Rule(format!(
            "the file says `#[path]` (line {line}), which no exercise needs: take it out"
        )));
    }
    require_module(&file.items, "tests", "#[cfg(test)]\nmod tests;")?;
    if rules.has_support {
        require_module(&file.items, "support", "pub mod support;")?;
    }
    if let Some((name, line)) = two_meanings(&tokens) {
        return Err(Refusal::Rule(format!(
            "the file has a trait that is called `{name}` as well (line {line}): give it another name, \
             with this one it would reach the tests"
        )));
    }
    if rules.may_move_clock {
        return Ok(());
    }
    if let Some((name, line)) = clock_mover(&tokens) {
        return Err(Refusal::Rule(format!(
            "the file uses `{name}` (line {line}); what `tokio::time` has under that name makes the \
             tests' clock wrong: take it out, the clock moves by itself while the program waits"
        )));
    }
    match second_clock(&file.items, tokens) {
        Some(line) => Err(Refusal::Rule(format!(
            "the file says `start_paused` elsewhere than for `main` (line {line}): such a clock is not \
             the tests' clock, take it out"
        ))),
        None => Ok(()),
    }
}

/// What a person should look at in `source`, each with its line. The `given` texts come with the
/// exercise: what they use themselves is not mentioned.
pub(crate) fn marks(source: &str, given: &[&str]) -> Result<Vec<String>> {
    on_a_deep_stack(|| match source.parse::<TokenStream>() {
        Ok(tokens) if !are_too_many(&tokens) => marks::marks(&tokens, &marks::purposes(given)),
        _ => Vec::new(),
    })
}

/// Whether `source` is Rust as far as its grammar goes.
pub(crate) fn is_rust(source: &str) -> Result<bool> {
    on_a_deep_stack(|| match source.parse::<TokenStream>() {
        Ok(tokens) => are_too_many(&tokens) || syn::parse_file(source).is_ok(),
        Err(_) => false,
    })
}

/// Where the file stops, starts or moves Tokio's clock, under whatever name it does.
fn clock_mover(tokens: &TokenStream) -> Option<(String, usize)> {
    const MOVERS: [&str; 3] = ["advance", "pause", "resume"];
    let paths = paths::named(tokens.clone());
    let imports_all = paths.iter().any(|path| {
        path.words
            .ends_with(&["tokio", "time", "*"].map(str::to_owned))
    });
    let hides_names = imports_all || find_word(tokens.clone(), &["macro_rules"]).is_some();
    paths.into_iter().find_map(|path| {
        let [base @ .., last] = &path.words[..] else {
            return None;
        };
        let module = base.last().map(String::as_str);
        let is_one = if MOVERS.contains(&last.as_str()) {
            match module {
                _ if path.is_own => false,
                None | Some("self" | "super" | "crate") => hides_names,
                // A function of a type is the learner's own.
                Some(module) => hides_names || !module.starts_with(char::is_uppercase),
            }
        } else {
            last == "$" && matches!(module, Some("tokio" | "time" | "$"))
        };
        is_one.then(|| (path.words.join("::"), path.line))
    })
}

/// The line where a runtime other than that of `main` is given a paused clock.
fn second_clock(items: &[Item], tokens: TokenStream) -> Option<usize> {
    let attributes = items.iter().flat_map(|item| match item {
        Item::Fn(function) if function.sig.ident == "main" => &function.attrs[..],
        _ => &[],
    });
    let on_main = attributes
        .filter_map(|attribute| Some(attribute.meta.require_list().ok()?.tokens.clone()))
        .find_map(|tokens| find_word(tokens, &["start_paused"]));
    let place = |word: &proc_macro2::Ident| word.span().start();
    let allowed = on_main.as_ref().map(place);
    let mut lines = words(tokens)
        .into_iter()
        .filter(|word| is(word, "start_paused") && Some(place(word)) != allowed);
    lines.next().map(|word| place(&word).line)
}

/// A name that stands for a value and for a trait. Who imports the one imports the other, and the
/// trait's methods come before those that the tests mean.
fn two_meanings(tokens: &TokenStream) -> Option<(String, usize)> {
    let mut names = Names::default();
    names.read(tokens.clone());
    let Names { values, traits } = names;
    traits
        .iter()
        .find(|name| values.contains(&plain(name)))
        .map(|name| (plain(name), name.span().start().line))
}

/// What stands for a value, and what may stand for a trait.
#[derive(Default)]
struct Names {
    values: BTreeSet<String>,
    traits: Vec<proc_macro2::Ident>,
}

impl Names {
    fn read(&mut self, tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        for (at, token) in tokens.iter().enumerate() {
            match (token, tokens.get(at + 1)) {
                (TokenTree::Group(group), _) => self.read(group.stream()),
                (TokenTree::Ident(keyword), Some(TokenTree::Ident(name))) => {
                    // Not `*const T` or `'static T`.
                    let has_type = tokens.get(at + 2).is_some_and(|sign| is_sign(sign, ':'));
                    match keyword.to_string().as_str() {
                        "fn" => _ = self.values.insert(plain(name)),
                        "const" | "static" if has_type => _ = self.values.insert(plain(name)),
                        "trait" | "as" => self.traits.push(name.clone()),
                        _ => {}
                    }
                }
                _ => {}
            }
        }
    }
}

/// All words in the code, in their order, inside macros too.
fn words(tokens: TokenStream) -> Vec<proc_macro2::Ident> {
    tokens
        .into_iter()
        .flat_map(|token| match token {
            TokenTree::Ident(word) => vec![word],
            TokenTree::Group(group) => words(group.stream()),
            _ => Vec::new(),
        })
        .collect()
}

/// A word without `r#`: `r#path` is `path`.
fn plain(word: &proc_macro2::Ident) -> String {
    word.unraw().to_string()
}

fn is(word: &proc_macro2::Ident, name: &str) -> bool {
    word.unraw() == name
}

/// The first of these words in the code, inside macros too. Text and comments do not count.
fn find_word(tokens: TokenStream, words: &[&str]) -> Option<proc_macro2::Ident> {
    tokens.into_iter().find_map(|token| match token {
        TokenTree::Ident(word) if words.iter().any(|known| is(&word, known)) => Some(word),
        TokenTree::Group(group) => find_word(group.stream(), words),
        _ => None,
    })
}

/// The line of an attribute that brings in another file under the name of a module, also where it
/// stands in a `cfg_attr`.
fn path_attribute(tokens: TokenStream) -> Option<usize> {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    tokens
        .iter()
        .enumerate()
        .find_map(|(at, token)| match token {
            TokenTree::Group(group) => {
                let is_attribute = group.delimiter() == Delimiter::Bracket
                    && at
                        .checked_sub(1)
                        .is_some_and(|at| is_sign(&tokens[at], '#'));
                let inside = group.stream();
                match inside.clone().into_iter().next() {
                    Some(TokenTree::Ident(name)) if is_attribute && is(&name, "path") => {
                        Some(name.span().start().line)
                    }
                    Some(TokenTree::Ident(name)) if is_attribute && is(&name, "cfg_attr") => {
                        assigned_path(inside)
                    }
                    _ => path_attribute(inside),
                }
            }
            _ => None,
        })
}

/// The line of the first `path =`.
fn assigned_path(tokens: TokenStream) -> Option<usize> {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    tokens
        .iter()
        .enumerate()
        .find_map(|(at, token)| match token {
            TokenTree::Group(group) => assigned_path(group.stream()),
            TokenTree::Ident(word) if is(word, "path") => {
                let is_assigned = tokens.get(at + 1).is_some_and(|next| is_sign(next, '='));
                is_assigned.then(|| word.span().start().line)
            }
            _ => None,
        })
}

fn is_sign(token: &TokenTree, sign: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == sign)
}

/// Requires one declaration `mod name;` that stands for the file of that name.
fn require_module(items: &[Item], name: &str, line: &str) -> Examined {
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
    use super::{MAX_SIZE, Refusal, Rules, decode, examine_here as examine};

    const NONE: Rules = Rules {
        has_support: false,
        may_move_clock: false,
    };
    const SUPPORT: Rules = Rules {
        has_support: true,
        ..NONE
    };

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
            examine("extern crate self as std;\nmod tests;", NONE),
            "says `extern` (line 1)",
        );
        let hidden = "macro_rules! m { ($a:ident) => { $a crate self as std; } }\nm!(extern);";
        refused(
            examine(&format!("{hidden}\nmod tests;"), NONE),
            "says `extern` (line 2)",
        );
        let file = "const A: &str = include_str!(concat!(\"hid\", \"den.rs\"));\nmod tests;";
        refused(examine(file, NONE), "says `include_str`");
        let raw = "const A: &str = r#include_str!(\"hidden.rs\");\nmod tests;";
        refused(examine(raw, NONE), "says `r#include_str`");
        let fine = "/// extern include!\nconst A: &str = \"extern\"; // include_str!\nmod tests;";
        assert_eq!(examine(fine, NONE), Ok(()));
        let errors = "#[derive(Error)]\n#[error(\"{}\", path.display())]\nstruct E;\nmod tests;";
        assert_eq!(examine(errors, NONE), Ok(()));
    }

    #[test]
    fn the_given_modules_must_be_declared_as_given() {
        assert_eq!(examine(WHOLE, SUPPORT), Ok(()));
        assert_eq!(examine("mod tests;", NONE), Ok(()));
        refused(
            examine("fn main() {}", NONE),
            "`#[cfg(test)] mod tests;` is missing",
        );
        refused(
            examine("mod tests;", SUPPORT),
            "`pub mod support;` is missing",
        );
        refused(examine("mod tests {}", NONE), "must be the line");
        refused(
            examine("#[path = \"x.rs\"] mod tests;", NONE),
            "says `#[path]` (line 1)",
        );
        refused(
            examine("#[cfg(not(test))] mod tests;", NONE),
            "must be the line",
        );
        refused(
            examine("#[cfg_attr(test, path = \"x.rs\")] mod tests;", NONE),
            "says `#[path]` (line 1)",
        );
        refused(
            examine("#[r#path = \"hidden.rs\"] mod other;\nmod tests;", NONE),
            "says `#[path]` (line 1)",
        );
        assert_eq!(examine("fn main( {", NONE), Err(Refusal::NotRust));
    }

    #[test]
    fn no_trait_reaches_the_tests_under_the_name_of_a_value() {
        for code in [
            "pub trait fetch {} pub async fn fetch() {}",
            "mod m { pub trait fetch {} pub fn fetch() {} } pub use m::fetch;",
            "mod m { pub trait T {} } pub use m::T as fetch; fn r#fetch() {}",
            "pub trait LIMIT {} pub const LIMIT: u32 = 1;",
        ] {
            let file = format!("{code}\nmod tests;");
            refused(examine(&file, NONE), "a trait that is called");
        }
        let fine = "pub trait Fetch { fn fetch(&self); }\nfn f(x: *const usize) -> usize { x as usize }\nmod tests;";
        assert_eq!(examine(fine, NONE), Ok(()));
    }

    #[test]
    fn no_other_runtime_has_a_paused_clock() {
        let main =
            "#[tokio::main(flavor = \"current_thread\", start_paused = true)]\nasync fn main() {}";
        assert_eq!(examine(&format!("{main}\nmod tests;"), NONE), Ok(()));
        for code in [
            "fn f() { Builder::new_current_thread().start_paused(true) }",
            "#[tokio::main(flavor = \"current_thread\", start_paused = true)] async fn other() {}",
        ] {
            let file = format!("{main}\n{code}\nmod tests;");
            refused(examine(&file, NONE), "for `main` (line 3)");
        }
    }

    #[test]
    fn the_clock_is_moved_by_nobody_but_the_tests() {
        for code in [
            "async fn f() { tokio::time::advance(x).await }",
            "use tokio::time::{sleep, pause};",
            "use tokio::time; fn f() { time::resume() }",
            "use tokio::time as t; fn f() { t::pause() }",
            "use tokio::time::*; async fn f() { advance(x).await }",
            "macro_rules! m { ($f:ident) => { tokio::time::$f() } }",
            "macro_rules! m { ($t:ident, $f:ident) => { tokio::$t::$f() } }",
            "macro_rules! m { ($t:path) => { use $t::*; advance(x) } }",
            "mod a { pub use tokio::time as t; } async fn f() { a::t::advance(x).await }",
            "mod a { pub use tokio::time::*; } async fn f() { a::advance(x).await }",
            "mod a { pub use tokio::*; } fn f() { a::time::r#pause() }",
            "fn f() { let advance = a::b::advance; }",
        ] {
            let file = format!("{code}\nmod tests;");
            refused(examine(&file, NONE), "makes the tests' clock wrong");
            let rules = Rules {
                may_move_clock: true,
                ..NONE
            };
            assert_eq!(examine(&file, rules), Ok(()), "{code}");
        }
        for code in [
            "fn pause() {} fn f() { pause(); job.advance() }",
            "use tokio::time::*; impl Job { fn pause(&self) { self.0.pause() } }",
            "use std::time::*; fn f() { let pause = 1; }",
            "fn f() { Job::pause(); Buf::advance(&mut buf, 1); self::pause(); }",
        ] {
            assert_eq!(
                examine(&format!("{code}\nmod tests;"), NONE),
                Ok(()),
                "{code}"
            );
        }
    }
}
