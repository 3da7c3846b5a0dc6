//! What has passed is kept, whatever happens to the file.

use std::fs;
use std::process::Stdio;

use crate::workbook::Workbook;

const FILE: &str = ".workbook/progress.json";

#[test]
fn a_damaged_file_is_kept_and_reported() {
    let workbook = Workbook::new();
    fs::create_dir_all(workbook.path(".workbook")).unwrap();
    for (n, damaged) in [
        "{\"version\": 1, \"pas",
        "{\"version\": 99, \"passed\": {}}",
    ]
    .iter()
    .enumerate()
    {
        fs::write(workbook.path(FILE), damaged).unwrap();
        let aside = format!(".workbook/progress.damaged-{}.json", n + 1);
        let ran = workbook.run(&["list"]);
        ran.must(
            0,
            &["warning:", "could not be read", &aside, "0 of 5 passed"],
        );
        assert_eq!(fs::read_to_string(workbook.path(&aside)).unwrap(), *damaged);
        assert!(!workbook.run(&["list"]).stderr.contains("warning"));
    }
}

#[test]
fn two_checks_at_once_both_count() {
    let workbook = Workbook::new();
    let ids = ["ch1a_call_is_not_run", "ch1b_fetch_data"];
    for id in ids {
        workbook.write(id, &workbook.answer(id));
    }
    let children = ids.map(|id| {
        workbook
            .command(&["check", id])
            .stdout(Stdio::null())
            .spawn()
            .unwrap()
    });
    for mut child in children {
        assert!(child.wait().unwrap().success());
    }
    workbook.run(&["list"]).must(0, &["2 of 5 passed"]);
}

#[test]
fn a_verdict_is_shown_even_if_it_cannot_be_saved() {
    let workbook = Workbook::new();
    let id = "ch1b_fetch_data";
    workbook.write(id, &workbook.answer(id));
    fs::write(workbook.path(".workbook"), "not a folder").unwrap();
    let ran = workbook.run(&["check", id]);
    ran.must(0, &["All 3 tests pass", "warning:", "could not be saved"]);
}

#[test]
fn a_pass_stays_when_the_file_is_changed() {
    let workbook = Workbook::new();
    let id = "ch1b_fetch_data";
    workbook.write(id, &workbook.answer(id));
    workbook.run(&["check", id]).must(0, &[]);
    workbook.write(id, "not rust at all");
    workbook.run(&["check", id]).must(1, &[]);
    workbook.run(&["list"]).must(0, &["1 of 5 passed"]);
}
