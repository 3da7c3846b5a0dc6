//! The static book, and the plain mdbook command line's way to the same pages.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::workbook::Workbook;

#[test]
fn the_static_book_is_written() {
    let workbook = Workbook::new();
    workbook
        .run(&["book", "--out", "site"])
        .must(0, &["site/index.html"]);
    let page = fs::read_to_string(workbook.path("site/step-1-async-functions.html")).unwrap();
    for words in [
        "data-exercise=\"ch1b_fetch_data\"",
        "Hint 3: almost the answer",
        "The tests",
    ] {
        assert!(page.contains(words), "`{words}` is not on the page");
    }
    // The answer is there, folded, after everything else of the exercise.
    let exercise = page
        .split("data-exercise=\"ch1b_fetch_data\"")
        .nth(1)
        .unwrap();
    let (task, answers) = exercise.split_once("<div class=\"wb-answers\">").unwrap();
    let answer = "fetch(url).await";
    assert!(!task.contains(answer), "the answer is not given away");
    let folded = "<details class=\"wb-answer\"><summary>The answer</summary>";
    assert!(answers.contains(folded) && answers.contains(answer));
}

#[test]
fn plain_mdbook_builds_the_same_pages() {
    let workbook = Workbook::new();
    workbook.run(&["book", "--out", "ours"]).must(0, &[]);
    let program = env!("CARGO_BIN_EXE_workbook");
    let settings = fs::read_to_string(workbook.path("book.toml")).unwrap();
    let command = "cargo run --quiet --package workbook -- preprocess";
    assert!(
        settings.contains(command),
        "book.toml calls `workbook preprocess`"
    );
    // The program is built already; cargo would only start it.
    let settings = settings.replace(command, &format!("{program} preprocess"));
    fs::write(workbook.path("book.toml"), settings).unwrap();

    // The command line's `mdbook build` is these two calls.
    let book = mdbook_driver::MDBook::load(workbook.root()).unwrap();
    book.build().unwrap();

    let ours = pages(&workbook.path("ours"));
    assert!(ours.len() > 3, "{:?}", ours.keys());
    assert_eq!(ours, pages(&workbook.path("target/book")));
}

fn pages(folder: &Path) -> BTreeMap<String, String> {
    let files = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let html = files.filter(|path| path.extension().is_some_and(|ending| ending == "html"));
    html.map(|path| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        // What `book` mends of mdBook's own pages.
        let mended = "<label role=\"button\" tabindex=\"0\"";
        let html = fs::read_to_string(path).unwrap().replace(mended, "<label");
        (name, html)
    })
    .collect()
}
