//! A copy of a program in which every `.await`, every branch and every async body has a label.
//!
//! Text is only inserted, never within a token and never a line break, so no line number moves:
//!
//! - `x.await` becomes `x.workbook_await(7, body).await`;
//! - a branch of `join!`, `try_join!`, `select!` or `timeout` becomes `branch(8, body, …)`;
//! - an async function, block or closure begins with `let body = Body::begin(9);`;
//! - `println!` and its relatives become the recorder's.
//!
//! What is inside the body of a macro that we do not know stays connected by what polls what.

mod names;
mod tokens;
mod walk;

use anyhow::Result;
use proc_macro2::TokenStream;

use crate::deep::{are_too_many, on_a_deep_stack};
use tokens::{has_any, tokens};
use walk::Walker;

/// Words with which a program would notice that it is a copy.
const MEASURES: [&str; 7] = [
    "size_of",
    "size_of_val",
    "align_of",
    "type_name",
    "type_name_of_val",
    "column",
    "Layout",
];

/// Words with which a program takes over what Tokio reports.
const OWN_SUBSCRIBER: [&str; 4] = [
    "tracing_subscriber",
    "set_global_default",
    "with_default",
    "set_default",
];

/// The labels of one program.
#[derive(Debug, Default)]
pub(crate) struct Labels {
    /// Every label, by its number.
    pub sites: Vec<Site>,
    /// Every call that hands a future to the runtime.
    pub spawns: Vec<Spawn>,
    files: Vec<Inserted>,
}

/// A place with a label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Site {
    /// What stands there.
    pub kind: SiteKind,
    /// The program's own text, shortened to one line; a function's or a block's name.
    pub text: String,
    /// The last function that is called there.
    pub callee: String,
    /// The file.
    pub file: &'static str,
    /// The line, from 1.
    pub line: u32,
    /// Branches of one macro call share a number. 0 for what is not a branch.
    pub group: u32,
}

/// What can have a label.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum SiteKind {
    /// What stands before `.await`.
    Await,
    /// A branch of `join!`.
    Join,
    /// A branch of `try_join!`.
    TryJoin,
    /// A branch of `select!`.
    Select,
    /// The future in `timeout(…)`.
    Timeout,
    /// The body of an async function.
    Function,
    /// The body of an async block or closure.
    Block,
}

/// A call of `spawn` or of one of its relatives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Spawn {
    /// What is spawned, as a task's name.
    pub name: String,
    /// The variable that gets the handle.
    pub handle: Option<String>,
    file: &'static str,
    line: u32,
    /// Where the word stands in the copy, from 1.
    column: u32,
}

/// One file of the program.
pub(crate) struct Source<'a> {
    /// Its name, as rustc is told it.
    pub name: &'static str,
    /// Its text.
    pub text: &'a str,
}

/// What was inserted into a file.
#[derive(Debug)]
struct Inserted {
    name: &'static str,
    text: String,
    edits: Vec<Edit>,
}

/// Text that was inserted.
#[derive(Debug)]
struct Edit {
    at: usize,
    text: String,
}

/// What became of the attempt to label a program.
pub(crate) enum Labelling {
    /// The texts of the copy, in the order of the files, and its labels.
    Done(Vec<String>, Labels),
    /// The program has to be taken as it is: it could notice labels, or is not Rust.
    Unlabelled,
    /// The program wants Tokio's reports for itself, so nothing can be recorded.
    OwnSubscriber,
}

/// Labels the files of a program.
///
/// # Errors
///
/// This machine cannot read the program at all.
pub(crate) fn label(sources: &[Source<'_>]) -> Result<Labelling> {
    on_a_deep_stack(|| label_here(sources))
}

fn label_here(sources: &[Source<'_>]) -> Labelling {
    let parsed: Result<Vec<TokenStream>, _> =
        sources.iter().map(|source| source.text.parse()).collect();
    match parsed {
        Ok(streams) if !streams.iter().any(are_too_many) => label_parsed(sources, streams),
        _ => Labelling::Unlabelled,
    }
}

fn label_parsed(sources: &[Source<'_>], streams: Vec<TokenStream>) -> Labelling {
    if streams
        .iter()
        .any(|stream| has_any(stream.clone(), &OWN_SUBSCRIBER))
    {
        return Labelling::OwnSubscriber;
    }
    if streams
        .iter()
        .any(|stream| has_any(stream.clone(), &MEASURES))
    {
        return Labelling::Unlabelled;
    }
    let names = names::Names::of(&streams);
    let mut labels = Labels::default();
    let mut texts = Vec::new();
    for (source, stream) in sources.iter().zip(streams) {
        let mut walker = Walker::new(source, &names, &mut labels);
        walker.file(&tokens(stream));
        let edits = walker.into_edits();
        let inserted = Inserted {
            name: source.name,
            text: source.text.to_owned(),
            edits,
        };
        texts.push(inserted.copy());
        labels.move_spawns(&inserted);
        labels.files.push(inserted);
    }
    Labelling::Done(texts, labels)
}

impl Labels {
    /// The call that made the task which Tokio says was spawned there, in the copy.
    pub fn spawn_at(&self, file: &str, line: u32, column: u32) -> Option<&Spawn> {
        // The place of a path call is where its path begins, that of a method call is the method.
        self.spawns
            .iter()
            .filter(|spawn| spawn.file == file && spawn.line == line && spawn.column >= column)
            .min_by_key(|spawn| spawn.column)
    }

    /// What the copy printed, as the program would have: every `FILE:LINE:COLUMN` is the
    /// program's, and so is the code that `assert!` quotes.
    pub fn restore(&self, text: &str) -> String {
        let restored = text.split_inclusive('\n').map(|line| {
            let line = self
                .files
                .iter()
                .fold(line.to_owned(), |line, file| file.restore_places(&line));
            without_labels(&line)
        });
        restored.collect()
    }

    /// The columns of a file's spawns, now that it is known what stands before them.
    fn move_spawns(&mut self, file: &Inserted) {
        for spawn in self
            .spawns
            .iter_mut()
            .filter(|spawn| spawn.file == file.name)
        {
            spawn.column = file.column_in_copy(spawn.line, spawn.column);
        }
    }
}

impl Inserted {
    fn copy(&self) -> String {
        let mut copy = String::with_capacity(self.text.len() * 2);
        let mut done = 0;
        for edit in &self.edits {
            copy.push_str(&self.text[done..edit.at]);
            copy.push_str(&edit.text);
            done = edit.at;
        }
        copy.push_str(&self.text[done..]);
        copy
    }

    /// Columns count characters from 1. What is inserted is ASCII.
    fn column_in_copy(&self, line: u32, column: u32) -> u32 {
        let (start, text) = self.line(line);
        let offset = text
            .chars()
            .take(column as usize - 1)
            .map(char::len_utf8)
            .sum::<usize>();
        let added = self
            .edits_in(start, text)
            .filter(|edit| edit.at <= start + offset);
        column + added.map(|edit| edit.text.len() as u32).sum::<u32>()
    }

    fn column_in_program(&self, line: u32, column: u32) -> u32 {
        let (start, text) = self.line(line);
        let mut column = column;
        let mut added = 0;
        for edit in self.edits_in(start, text) {
            let before = text[..edit.at - start].chars().count() as u32 + 1 + added;
            let length = edit.text.len() as u32;
            if before >= column + added {
                break;
            }
            let inside = (column + added).saturating_sub(before).min(length);
            column -= inside.min(column - 1);
            added += length;
        }
        column
    }

    fn restore_places(&self, line: &str) -> String {
        let mark = format!("{}:", self.name);
        let mut restored = String::with_capacity(line.len());
        let mut rest = line;
        while let Some(found) = rest.find(&mark) {
            let (before, after) = rest.split_at(found + mark.len());
            restored.push_str(before);
            rest = after;
            let Some((row, column, tail)) = place(after) else {
                continue;
            };
            restored.push_str(&format!("{row}:{}", self.column_in_program(row, column)));
            rest = tail;
        }
        restored.push_str(rest);
        restored
    }

    /// The offset and the text of a line; beyond the end there is nothing.
    fn line(&self, number: u32) -> (usize, &str) {
        let mut start = 0;
        for (index, line) in self.text.split_inclusive('\n').enumerate() {
            if index + 1 == number as usize {
                return (start, line);
            }
            start += line.len();
        }
        (start, "")
    }

    fn edits_in(&self, start: usize, line: &str) -> impl Iterator<Item = &Edit> {
        let end = start + line.trim_end_matches('\n').len();
        self.edits
            .iter()
            .filter(move |edit| edit.at >= start && edit.at <= end)
    }
}

/// Code without what is inserted before `.await`.
fn without_labels(line: &str) -> String {
    const BEGIN: &str = ".workbook_await(";
    let mut plain = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, after)) = rest.split_once(BEGIN) {
        plain.push_str(before);
        rest = after.split_once(')').map_or("", |(_, after)| after);
    }
    plain.push_str(rest);
    plain
}

/// `LINE:COLUMN` at the beginning of a text, and what follows.
fn place(text: &str) -> Option<(u32, u32, &str)> {
    let (line, rest) = text.split_once(':')?;
    let end = rest
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(rest.len());
    Some((line.parse().ok()?, rest[..end].parse().ok()?, &rest[end..]))
}

#[cfg(test)]
mod tests {
    use super::{Labelling, Labels, SiteKind, Source, label_here};

    fn labelled(text: &str) -> (String, Labels) {
        let source = Source {
            name: "main.rs",
            text,
        };
        match label_here(&[source]) {
            Labelling::Done(mut texts, labels) => (texts.remove(0), labels),
            Labelling::Unlabelled => panic!("not labelled: {text}"),
            Labelling::OwnSubscriber => panic!("has a subscriber: {text}"),
        }
    }

    /// What stands in the copy instead of a line of the program.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let (copy, _) = labelled(text);
        let import = "#[allow(unused_imports)] use ::recorder::Await as _; ";
        let copy = copy.replacen(import, "", 1);
        assert_eq!(
            copy.replace(" let __workbook_body = ::recorder::Body::begin", " BODY"),
            expected
        );
    }

    #[test]
    fn awaits_branches_and_bodies_have_labels() {
        check(
            "async fn a() { b().await }",
            "async fn a() { BODY(0);  b().workbook_await(1, __workbook_body.id).await }",
        );
        check(
            "fn a() { async move { join!(b, c()) } }",
            "fn a() { async move { BODY(0);  join!(::recorder::branch(1, __workbook_body.id, b), \
             ::recorder::branch(2, __workbook_body.id, c())) } }",
        );
        check(
            "async fn a() { timeout(D, b()).await }",
            "async fn a() { BODY(0);  timeout(D, ::recorder::branch(1, __workbook_body.id, b()))\
             .workbook_await(2, __workbook_body.id).await }",
        );
        check(
            "async fn a() { println!(\"{}\", b.await); }",
            "async fn a() { BODY(0);  ::recorder::println!(\"{}\", \
             b.workbook_await(1, __workbook_body.id).await); }",
        );
    }

    #[test]
    fn a_select_has_patterns_conditions_and_handlers() {
        check(
            "async fn a() { select! { biased; Some(v) = rx.recv(), if n == 1 => v.await, else => {} } }",
            "async fn a() { BODY(0);  select! { biased; Some(v) = \
             ::recorder::branch(1, __workbook_body.id, rx.recv()), if n == 1 => \
             v.workbook_await(2, __workbook_body.id).await, else => {} } }",
        );
        // The macro of `futures` borrows a future that is only named.
        check(
            "async fn a() { futures::select! { v = fut => {} complete => {} } }",
            "async fn a() { BODY(0);  futures::select! { v = \
             ::recorder::branch(1, __workbook_body.id, &mut fut) => {} complete => {} } }",
        );
    }

    #[test]
    fn a_body_is_named_only_where_it_is_in_scope() {
        check(
            "async fn a() { mine! { b.await } }",
            "async fn a() { BODY(0);  mine! { b.workbook_await(1, 0).await } }",
        );
        check(
            "async fn a() { let f = async |n| g(n).await; f }",
            "async fn a() { BODY(0);  let f = async |n| g(n).workbook_await(1, 0).await; f }",
        );
        check(
            "macro_rules! m { ($e:expr) => { $e.await }; (x.await) => {} }",
            "macro_rules! m { ($e:expr) => { $e.workbook_await(0, 0).await }; (x.await) => {} }",
        );
    }

    #[test]
    fn what_only_looks_like_code_is_left_alone() {
        let quiet = [
            "const A: &str = \"x.await\"; // x.await",
            "/// x.await\nstruct S;",
            "#[doc = \"x.await\"] struct S;",
            "trait T { async fn f(&self); }",
            "const B: &str = stringify!(x.await);",
        ];
        for text in quiet {
            check(text, text);
        }
    }

    #[test]
    fn nothing_comes_before_inner_attributes() {
        let (copy, _) = labelled("//! Doc.\n#![allow(unused)]\nfn main() {}\n");
        assert!(
            copy.starts_with("//! Doc.\n#![allow(unused)]\n#[allow(unused_imports)] use"),
            "{copy}"
        );
        let (copy, _) = labelled("mod m { #![allow(unused)] fn f() {} }");
        assert!(
            copy.contains("#![allow(unused)]  #[allow(unused_imports)] use"),
            "{copy}"
        );
    }

    #[test]
    fn no_line_moves_and_columns_come_back() {
        let text = "fn f() {}\nasync fn größe() {\n    é().await; let y = x.await.unwrap();\n}\n";
        let (copy, labels) = labelled(text);
        assert_eq!(copy.lines().count(), text.lines().count());
        for (number, (original, labelled)) in text.lines().zip(copy.lines()).enumerate() {
            for word in ["unwrap", "let", "async"] {
                let (Some(was), Some(is)) = (original.find(word), labelled.find(word)) else {
                    continue;
                };
                let column = |line: &str, at: usize| line[..at].chars().count() + 1;
                let (was, is) = (column(original, was), column(labelled, is));
                let line = number + 1;
                let said = labels.restore(&format!("panicked at main.rs:{line}:{is}:\n"));
                assert_eq!(
                    said,
                    format!("panicked at main.rs:{line}:{was}:\n"),
                    "{word}"
                );
            }
        }
    }

    #[test]
    fn quoted_code_has_no_labels() {
        let (_, labels) = labelled("async fn a() { b().await }");
        let said = "assertion failed: b().workbook_await(3, __workbook_body.id).await == 1\n";
        assert_eq!(labels.restore(said), "assertion failed: b().await == 1\n");
    }

    #[test]
    fn tasks_are_named_after_what_is_spawned() {
        let cases = [
            (
                "async fn m() { tokio::spawn(cook(\"soup\", 3)); }",
                "cook(\"soup\", 3)",
                None,
            ),
            (
                "async fn m() { let soup = spawn(cook(1)); }",
                "cook(1)",
                Some("soup"),
            ),
            (
                "async fn cook() {} async fn m() { spawn(async move { cook().await; }); }",
                "cook()",
                None,
            ),
            (
                "async fn m() { let tea = spawn(async { x.recv().await }); }",
                "tea",
                Some("tea"),
            ),
            (
                "async fn m() { set.spawn(async { x.recv().await }); }",
                "block, line 1",
                None,
            ),
            (
                "async fn m() { let h = spawn_blocking(|| hash(1)); }",
                "h",
                Some("h"),
            ),
        ];
        for (text, name, handle) in cases {
            let (_, labels) = labelled(text);
            let [spawn] = labels.spawns.as_slice() else {
                panic!("{text}: {:?}", labels.spawns)
            };
            assert_eq!(
                (spawn.name.as_str(), spawn.handle.as_deref()),
                (name, handle),
                "{text}"
            );
        }
    }

    #[test]
    fn a_spawn_is_found_at_its_place_in_the_copy() {
        let text = "async fn m() { a().await; tokio::spawn(b()); set.spawn(c()); }";
        let (copy, labels) = labelled(text);
        let column = |word: &str| copy.find(word).unwrap() as u32 + 1;
        let found = |column| {
            labels
                .spawn_at("main.rs", 1, column)
                .map(|spawn| spawn.name.as_str())
        };
        assert_eq!(found(column("tokio::spawn")), Some("b()"));
        assert_eq!(found(column("spawn(c")), Some("c()"));
        assert_eq!(labels.spawn_at("support.rs", 1, 1), None);
    }

    #[test]
    fn support_has_labels_of_its_own() {
        let main = Source {
            name: "main.rs",
            text: "async fn a() { b().await }",
        };
        let support = Source {
            name: "support.rs",
            text: "\nasync fn b() { c().await }",
        };
        let Labelling::Done(texts, labels) = label_here(&[main, support]) else {
            panic!("not labelled")
        };
        assert_eq!(texts.len(), 2);
        let places: Vec<_> = labels
            .sites
            .iter()
            .map(|site| (site.file, site.line))
            .collect();
        assert_eq!(
            places,
            [
                ("main.rs", 1),
                ("main.rs", 1),
                ("support.rs", 2),
                ("support.rs", 2)
            ]
        );
        assert_eq!(labels.sites[2].kind, SiteKind::Function);
    }

    #[test]
    fn some_programs_stay_as_they_are() {
        let outcome = |text| {
            let source = Source {
                name: "main.rs",
                text,
            };
            match label_here(&[source]) {
                Labelling::Done(..) => "labelled",
                Labelling::Unlabelled => "unlabelled",
                Labelling::OwnSubscriber => "own subscriber",
            }
        };
        assert_eq!(outcome("fn main() { size_of_val(&f()); }"), "unlabelled");
        assert_eq!(outcome("fn main() { \"not closed"), "unlabelled");
        assert_eq!(
            outcome("fn main() { tracing_subscriber::fmt().init() }"),
            "own subscriber"
        );
        assert_eq!(outcome("fn main() {}"), "labelled");
    }
}
