//! What a person should look at: code that no exercise asks for, and that tests cannot judge.
//!
//! A mark is no verdict. It stands for what docs/threats.md cannot rule out: ways out of the program,
//! ways to find out that one is being tested, and the known hole in the compiler's own rules.

use std::collections::BTreeSet;

use proc_macro2::{TokenStream, TokenTree};

use super::is_sign;
use super::paths::{Named, named};

/// The ends of paths, and what they are good for.
const SUSPICIOUS: [(&[&str], &str); 12] = [
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
];

/// Sentences about `source`, each with its line. What `known` names too is not mentioned: the
/// exercise itself gives it to the learner.
pub(super) fn marks(source: &TokenStream, known: &BTreeSet<&'static str>) -> Vec<String> {
    let mut marks = Vec::new();
    for path in named(source.clone()) {
        if let Some((words, purpose)) = suspicion(&path)
            && !known.contains(purpose)
        {
            let line = path.line;
            marks.push(format!("line {line}: `{}` {purpose}", words.join("::")));
        }
    }
    look(source.clone(), &mut marks);
    marks.dedup();
    marks
}

/// What the texts that come with an exercise are known for.
pub(super) fn purposes(texts: &[&str]) -> BTreeSet<&'static str> {
    let tokens = texts
        .iter()
        .filter_map(|text| text.parse::<TokenStream>().ok());
    tokens
        .flat_map(named)
        .filter_map(|path| suspicion(&path))
        .map(|(_, purpose)| purpose)
        .collect()
}

fn suspicion(path: &Named) -> Option<(&'static [&'static str], &'static str)> {
    SUSPICIOUS
        .into_iter()
        .find(|(words, _)| path.words.windows(words.len()).any(|part| part == *words))
}

/// What is no path: `cfg(test)` that is not the given line, and functions over all lifetimes.
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
        if is_word(token, "for") && rest.get(1).is_some_and(|next| is_sign(next, '<')) {
            marks.push(format!(
                "line {line}: `for<'_>` is how safe code can break the rules of borrowing (rust#25860)"
            ));
        }
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
    matches!(token, TokenTree::Ident(ident) if ident == word)
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
            ("static F: for<'a> fn(&'a u8) = g;", "line 1: `for<'_>`"),
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
            fn f() { for x in y {} \"std::env\"; file.process(); }\n#[cfg(test)]\nmod tests;\n";
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
