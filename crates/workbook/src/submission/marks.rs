//! What a person should look at: code that no exercise asks for, and that tests cannot judge.
//!
//! A mark is no verdict. It stands for what docs/threats.md cannot rule out: ways out of the program,
//! ways to find out that one is being tested, and the known hole in the compiler's own rules.

use std::collections::BTreeSet;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use super::paths::{Named, named};
use super::{is, is_sign, plain, words};

/// The ends of paths, and what they are good for.
const SUSPICIOUS: [(&[&str], &str); 19] = [
    (
        &["std", "process"],
        "ends the program or starts another one",
    ),
    (&["std", "env"], "reads how the program was started"),
    (&["std", "fs"], "reaches files"),
    (
        &["std", "os"],
        "reaches the system below the standard library",
    ),
    (&["std", "net"], "reaches the network"),
    (&["std", "backtrace"], "finds out who calls"),
    (
        &["io", "stdin"],
        "reaches the channel on which the tests report",
    ),
    (
        &["panic", "set_hook"],
        "changes what happens when a test fails",
    ),
    (
        &["panic", "take_hook"],
        "changes what happens when a test fails",
    ),
    (&["panic", "Location"], "finds out who calls"),
    (&["tokio", "fs"], "reaches files"),
    (&["tokio", "process"], "starts another program"),
    (&["runtime", "Builder"], OWN_RUNTIME),
    (&["runtime", "Runtime"], OWN_RUNTIME),
    // Where the tests ask for the kind of a runtime, making one is what is learned.
    (&["runtime", "RuntimeFlavor"], OWN_RUNTIME),
    (&["futures", "executor"], OWN_RUNTIME),
    (&["any", "type_name"], NAMES),
    (&["any", "type_name_of_val"], NAMES),
    (&["any", "TypeId"], NAMES),
];

/// A blocking wait on another runtime looks to the tests' clock as if nothing had happened.
const OWN_RUNTIME: &str = "runs futures where the tests do not see it";
const NAMES: &str = "finds out what it was given by its name";

/// Sentences about `source`, each with its line. What `known` names too is not mentioned: the
/// exercise itself gives it to the learner.
pub(super) fn marks(source: &TokenStream, known: &BTreeSet<&'static str>) -> Vec<String> {
    let mut marks = Vec::new();
    let paths = named(source.clone());
    let opened = opened(&paths);
    for path in &paths {
        if let Some((words, purpose)) = suspicion(path, &opened)
            && !known.contains(purpose)
        {
            let line = path.line;
            marks.push(format!("line {line}: `{}` {purpose}", words.join("::")));
        }
    }
    look(source.clone(), &mut marks);
    marks.extend(new_methods(source));
    let mut seen = BTreeSet::new();
    marks.retain(|mark| seen.insert(mark.clone()));
    marks
}

/// Traits of the file for types that are not of the file: where the tests know the trait, its
/// methods may come before those that they mean.
fn new_methods(source: &TokenStream) -> Vec<String> {
    let words = words(source.clone());
    let behind = |keywords: &[&str]| -> BTreeSet<String> {
        let pairs = words.windows(2);
        pairs
            .filter(|pair| keywords.iter().any(|keyword| is(&pair[0], keyword)))
            .map(|pair| plain(&pair[1]))
            .collect()
    };
    let traits = behind(&["trait"]);
    let types = behind(&["struct", "enum", "union"]);
    let heads = words.split(|word| is(word, "impl")).skip(1);
    let marks = heads.filter_map(|head| {
        let place = head.iter().position(|word| is(word, "for"))?;
        let (before, after) = (&head[..place], head.get(place + 1)?);
        let is_head = !before.iter().any(|word| is(word, "fn"));
        let own_traits = before.iter().filter(|word| traits.contains(&plain(word)));
        let n_traits = own_traits.count();
        // For all types that have another trait of the file: then look at who has that.
        let is_bound = n_traits > 1 && before.contains(after);
        (is_head && n_traits > 0 && !is_bound && !types.contains(&plain(after))).then(|| {
            let line = after.span().start().line;
            format!("line {line}: it gives methods of its own to `{after}`")
        })
    });
    marks.collect()
}

/// The modules whose names are all brought in with `*`: `process` may be std's then.
fn opened(paths: &[Named]) -> BTreeSet<String> {
    let modules = paths.iter().filter_map(|path| match &path.words[..] {
        [.., module, all] if all == "*" => Some(module.clone()),
        _ => None,
    });
    modules.collect()
}

/// What the texts that come with an exercise are known for.
pub(super) fn purposes(texts: &[&str]) -> BTreeSet<&'static str> {
    let tokens = texts
        .iter()
        .filter_map(|text| text.parse::<TokenStream>().ok());
    let known = tokens.flat_map(|tokens| {
        let paths = named(tokens);
        let opened = opened(&paths);
        let purposes = paths.iter().filter_map(|path| suspicion(path, &opened));
        purposes.map(|(_, purpose)| purpose).collect::<Vec<_>>()
    });
    known.collect()
}

fn suspicion(
    path: &Named,
    opened: &BTreeSet<String>,
) -> Option<(&'static [&'static str], &'static str)> {
    SUSPICIOUS.into_iter().find(|(words, _)| {
        let is_named = path.words.windows(words.len()).any(|part| part == *words);
        let [module, name] = words else {
            return is_named;
        };
        is_named
            || (opened.contains(*module)
                && !path.is_own
                && path.words.iter().any(|word| word == name))
    })
}

/// What is no path: `cfg(test)` that is not the given line, macros, and what rust#25860 needs:
/// functions over all lifetimes, types of functions, and references to references with lifetimes.
fn look(tokens: TokenStream, marks: &mut Vec<String>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for (at, token) in tokens.iter().enumerate() {
        if let TokenTree::Group(group) = token {
            if !is_given_line(&tokens[at..]) {
                look(group.stream(), marks);
            }
            continue;
        }
        let line = token.span().start().line;
        let rest = &tokens[at..];
        if is_word(token, "cfg") && asks_for_test(rest) {
            marks.push(format!("line {line}: it behaves differently in tests"));
        }
        if is_word(token, "macro_rules") {
            marks.push(format!("line {line}: a macro can hide what it names"));
        }
        if is_function_type(rest) || is_double_reference(rest) {
            marks.push(format!("line {line}: {HOLE}"));
        }
        if is_word(token, "for") && rest.get(1).is_some_and(|next| is_sign(next, '<')) {
            marks.push(format!("line {line}: {HOLE}"));
        }
    }
}

const HOLE: &str = "functions as values, `for<'_>` and references to references are how safe code can \
                    break the rules of borrowing (rust#25860)";

/// `fn(`: the name of a new function would stand between.
fn is_function_type(tokens: &[TokenTree]) -> bool {
    match tokens {
        [word, TokenTree::Group(arguments), ..] => {
            is_word(word, "fn") && arguments.delimiter() == Delimiter::Parenthesis
        }
        _ => false,
    }
}

/// `&'a &'b`.
fn is_double_reference(tokens: &[TokenTree]) -> bool {
    match tokens {
        [first, quote, TokenTree::Ident(_), second, next, ..] => {
            is_sign(first, '&')
                && is_sign(quote, '\'')
                && is_sign(second, '&')
                && is_sign(next, '\'')
        }
        _ => false,
    }
}

/// `[cfg(test)] mod tests;`, which every exercise has.
fn is_given_line(tokens: &[TokenTree]) -> bool {
    match tokens {
        [TokenTree::Group(attribute), word, name, end, ..] => {
            let attribute = attribute.stream().to_string().replace(' ', "");
            attribute == "cfg(test)"
                && is_word(word, "mod")
                && is_word(name, "tests")
                && is_sign(end, ';')
        }
        _ => false,
    }
}

/// `cfg!(… test …)`, or `cfg(…test…)` in an attribute.
fn asks_for_test(tokens: &[TokenTree]) -> bool {
    let group = tokens.iter().skip(1).take(2).find_map(|token| match token {
        TokenTree::Group(group) => Some(group.stream().to_string()),
        _ => None,
    });
    group.is_some_and(|words| {
        words
            .split(|c: char| !c.is_alphanumeric())
            .any(|word| word == "test")
    })
}

fn is_word(token: &TokenTree, word: &str) -> bool {
    matches!(token, TokenTree::Ident(ident) if is(ident, word))
}

#[cfg(test)]
mod tests {
    use super::{marks, purposes};

    fn marked(source: &str, given: &[&str]) -> Vec<String> {
        marks(&source.parse().unwrap(), &purposes(given))
    }

    #[test]
    fn what_no_exercise_asks_for_is_marked_with_its_line() {
        let cases = [
            (
                "fn f() {\n std::process::exit(0) }",
                "line 2: `std::process` ends",
            ),
            (
                "use std::{\nio::Read, os::fd::AsFd};",
                "line 2: `std::os` reaches",
            ),
            (
                "use std::io as i;\nfn f() { i::stdin(); }",
                "line 2: `io::stdin` reaches",
            ),
            (
                "m! { std::panic::set_hook(x) }",
                "line 1: `panic::set_hook` changes",
            ),
            (
                "fn f() { if cfg!(test) {} }",
                "line 1: it behaves differently",
            ),
            (
                "#[cfg(not(test))]\nfn f() {}",
                "line 1: it behaves differently",
            ),
            (
                "#[cfg(test)]\nmod other {}",
                "line 1: it behaves differently",
            ),
            (
                "static F: for<'a> X<'a> = g;",
                "line 1: functions as values",
            ),
            (
                "fn f() { let f: fn(_) = g; }",
                "line 1: functions as values",
            ),
            (
                "fn f<'a, 'b>(_: &'a &'b ()) {}",
                "line 1: functions as values",
            ),
            ("macro_rules! m { () => {} }", "line 1: a macro can hide"),
            (
                "mod w { pub use std::*; }\nfn f() { w::process::exit(0) }",
                "line 2: `std::process` ends",
            ),
            (
                "mod w { pub use std::panic as q; }\nfn f() { w::q::set_hook(x) }",
                "line 2: `panic::set_hook` changes",
            ),
            (
                "fn f() { Box::new(1).type_id(); std::any::type_name::<G>() }",
                "line 1: `any::type_name` finds out",
            ),
            (
                "use tokio::runtime::Builder;",
                "line 1: `runtime::Builder` runs",
            ),
        ];
        for (source, words) in cases {
            let marks = marked(source, &[]);
            assert!(
                marks.len() == 1 && marks[0].starts_with(words),
                "{source}: {marks:?}"
            );
        }
    }

    #[test]
    fn ordinary_code_is_not_marked() {
        let source = "//! std::process\nuse std::{io, time::Duration};\n\
            fn f() { for x in y {} \"std::env\"; file.process(); }\n\
            trait A {}\nstruct B;\nimpl A for B {}\nimpl From<B> for String {}\n#[cfg(test)]\nmod tests;\n";
        assert_eq!(marked(source, &[]), [""; 0]);
    }

    #[test]
    fn what_the_exercise_gives_is_not_marked() {
        let source = "use std::net::SocketAddr;\nuse std::process;";
        let given = "fn given() -> std::net::SocketAddr {}";
        let marks = marked(source, &[given]);
        assert!(
            marks.len() == 1 && marks[0].contains("process"),
            "{marks:?}"
        );
    }
}
