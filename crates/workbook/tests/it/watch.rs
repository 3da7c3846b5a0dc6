//! The terminal loop.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use crate::workbook::Workbook;

/// Saves in one step, as editors do that write a new file and rename it.
fn save(workbook: &Workbook, id: &str, text: &str) {
    let new = workbook.path("new.rs");
    std::fs::write(&new, text).unwrap();
    std::fs::rename(new, workbook.file(id)).unwrap();
}

#[test]
fn a_saved_file_is_checked_and_the_next_one_is_named() {
    let workbook = Workbook::new();
    let mut watch = workbook
        .command(&["watch"])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(watch.stdout.take().unwrap()).lines();
    // The lines up to one with these words, which are waited for as long as it takes.
    let mut until = |words: &str| {
        let mut seen = String::new();
        loop {
            let line = lines.next().expect(words).unwrap();
            let found = line.contains(words);
            seen.push_str(&(line + "\n"));
            if found {
                return seen;
            }
        }
    };
    let starter = until("Save the file and it is checked again");
    assert!(starter.contains("Exercise 1a"), "{starter}");

    save(
        &workbook,
        "ch1a_call_is_not_run",
        &workbook.answer("ch1a_call_is_not_run"),
    );
    let passed = until("Save the file and it is checked again");
    assert!(passed.contains("tests pass"), "{passed}");
    assert!(
        passed.contains("Next is Exercise 1b: Fetch data"),
        "{passed}"
    );

    // Whichever is saved is checked.
    save(&workbook, "ch1c_main_without_macro", "fn main( {");
    let other = until("Save the file and it is checked again");
    assert!(
        other.contains("Exercise 1c") && other.contains("error: "),
        "{other}"
    );

    let id = watch.id().to_string();
    Command::new("kill").args(["-INT", &id]).status().unwrap();
    assert_eq!(watch.wait().unwrap().code(), Some(0));
}

#[test]
fn when_all_have_passed_there_is_nothing_to_watch() {
    let workbook = Workbook::new();
    for folder in std::fs::read_dir(workbook.path("exercises/src/bin")).unwrap() {
        let id = folder.unwrap().file_name().into_string().unwrap();
        if id.starts_with("ch1") && ["a", "b", "c", "d", "e"].contains(&&id[3..4]) {
            workbook.write(&id, &workbook.answer(&id));
        }
    }
    workbook.run(&["check", "--all"]).must(0, &[]);
    workbook
        .run(&["watch"])
        .must(0, &["Every exercise has passed"]);
}
