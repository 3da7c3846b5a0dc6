//! The key where isolation is partial: what keeps hostile programs away keeps no right answer away.

use std::fs;

use crate::workbook::{Workbook, source};

#[test]
#[ignore = "slow: CONTRIBUTING.md says when to run it"]
fn every_answer_passes_where_isolation_is_partial() {
    let workbook = Workbook::new();
    // Here no chapter is left out.
    fs::copy(
        source().join("src/SUMMARY.md"),
        workbook.path("src/SUMMARY.md"),
    )
    .unwrap();
    let starters = fs::read_dir(workbook.path("exercises/starters")).unwrap();
    let starters = starters.map(|entry| entry.unwrap().path());
    let ids = starters
        .filter(|path| path.extension().is_some_and(|ending| ending == "rs"))
        .map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned());
    // Two submissions are graded at the same time.
    let names = ["one", "other"];
    for name in names {
        fs::create_dir_all(workbook.path(&format!("class/{name}"))).unwrap();
    }
    for (number, id) in ids.enumerate() {
        let path = format!("class/{}/{id}.rs", names[number % 2]);
        fs::write(workbook.path(&path), workbook.answer(&id)).unwrap();
    }
    workbook
        .without_bubblewrap(&["grade", "class", "--out", "out"])
        .must(
            0,
            &["30 passed, 30 not attempted", "graded, partly isolated"],
        );
    let report = fs::read_to_string(workbook.path("out/report/class.csv")).unwrap();
    assert!(!report.contains("failed"), "{report}");
}
