//! The learners' copy of the course, and graders' own tests.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::workbook::{Ran, Workbook, source, target};

const ID: &str = "ch1b_fetch_data";

/// A handout, made from the course itself.
fn handout(folder: &Path) {
    let mut command = Workbook::new().command(&["handout", folder.to_str().unwrap()]);
    let ran = Ran::of(command.current_dir(source()).output().unwrap());
    ran.must(0, &["holds the course without answers and hidden tests"]);
}

fn files_below(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files_below(&path, files);
        } else {
            files.push(path);
        }
    }
}

#[test]
fn a_handout_has_no_answer_and_no_hidden_test() {
    let folder = tempfile::tempdir().unwrap();
    let handed_out = folder.path().join("course");
    handout(&handed_out);
    let mut files = Vec::new();
    files_below(&handed_out, &mut files);
    let texts: String = files
        .iter()
        .filter_map(|file| fs::read_to_string(file).ok())
        .collect();
    let words: BTreeSet<&str> = texts
        .split(|c: char| !c.is_alphanumeric() && c != '_')
        .collect();
    for entry in fs::read_dir(source().join("solutions/hidden")).unwrap() {
        let hidden = fs::read_to_string(entry.unwrap().path()).unwrap();
        let names = hidden.lines().filter_map(|line| {
            let line = line.trim_start_matches("async ").strip_prefix("fn ")?;
            line.strip_suffix("() {").filter(|name| name.len() > 20)
        });
        let known: Vec<&str> = names.filter(|name| words.contains(name)).collect();
        assert_eq!(known, [""; 0]);
    }
    for entry in fs::read_dir(source().join("solutions/src")).unwrap() {
        let answer = entry.unwrap().path().join("mod.rs");
        let Ok(answer) = fs::read_to_string(answer) else {
            continue;
        };
        let first = answer.lines().next().unwrap();
        assert!(!texts.contains(first), "{first}");
    }
    for starter in fs::read_dir(source().join("exercises/starters")).unwrap() {
        let starter = starter.unwrap().path();
        let id = starter.file_stem().unwrap().to_str().unwrap();
        let main = handed_out.join(format!("exercises/src/bin/{id}/main.rs"));
        if starter.extension().is_some_and(|ending| ending == "rs") {
            assert_eq!(fs::read(&starter).unwrap(), fs::read(main).unwrap(), "{id}");
        }
    }
}

#[test]
fn a_handout_needs_a_folder_of_its_own() {
    let workbook = Workbook::new();
    workbook
        .run(&["handout", "src"])
        .must(2, &["`src` is not empty: name a new folder"]);
}

/// A command in a handout, which is built in a folder of its own.
fn run(folder: &Path, program: &str, args: &[&str]) -> Ran {
    let mut command = Command::new(program);
    command
        .args(args)
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", target().join("handout"))
        .env_remove("RUST_BACKTRACE")
        .stdin(Stdio::null());
    Ran::of(command.output().unwrap())
}

#[test]
#[ignore = "slow: CONTRIBUTING.md says when to run it"]
fn a_handout_builds_and_a_learner_can_work_with_it() {
    let folder = tempfile::tempdir().unwrap();
    let course = folder.path().join("course");
    handout(&course);
    run(&course, "cargo", &["build"]).must(0, &[]);
    // There is nothing of ours to test, and that is no failure.
    run(&course, "cargo", &["test"]).must(0, &[]);
    let main = course.join(format!("exercises/src/bin/{ID}/main.rs"));
    let test = ["test", "-p", "exercises", "--bin", ID];
    run(&course, "cargo", &test).must(101, &["not yet implemented"]);

    let workbook = target().join("handout/debug/workbook");
    let workbook = workbook.to_str().unwrap();
    run(&course, workbook, &["check", ID]).must(1, &["0 of 3 tests pass"]);
    run(&course, workbook, &["solution", ID, "--anyway"])
        .must(3, &["this copy came without the key"]);
    fs::write(&main, Workbook::new().answer(ID)).unwrap();
    run(&course, workbook, &["check", ID]).must(0, &["All 3 tests pass"]);
    run(&course, "cargo", &test).must(0, &["3 passed"]);
    run(&course, workbook, &["list"]).must(0, &["1 of 60 passed"]);
    run(&course, workbook, &["book", "--out", "site"]).must(0, &[]);
    let page = fs::read_to_string(course.join("site/step-1-async-functions.html")).unwrap();
    assert!(page.contains("Fetch data"));
    let serve = ["serve", "--no-open", "--port", "0", "--idle-exit", "1"];
    run(&course, workbook, &serve).must(0, &["http://127.0.0.1:"]);
}

#[test]
fn graders_may_have_hidden_tests_of_their_own() {
    let workbook = Workbook::new();
    let class = workbook.path(&format!("class/ada/{ID}"));
    fs::create_dir_all(&class).unwrap();
    fs::write(class.join("main.rs"), workbook.answer(ID)).unwrap();
    let hidden_tests = |out: &str| {
        let path = workbook.path(&format!("{out}/ada.json"));
        let graded: Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
        let verdicts = graded["exercises"].as_array().unwrap().clone();
        let verdict = verdicts
            .into_iter()
            .find(|verdict| verdict["id"] == ID)
            .unwrap();
        let tests = verdict["tests"].as_array().unwrap().clone();
        let hidden = tests.into_iter().filter(|test| test["hidden"] == true);
        hidden
            .map(|test| format!("{} {}", test["name"].as_str().unwrap(), test["passed"]))
            .collect::<Vec<String>>()
    };

    let key = workbook.path(&format!("key/hidden/{ID}.rs"));
    fs::create_dir_all(key.parent().unwrap()).unwrap();
    let own = "#[tokio::test(start_paused = true)]\nasync fn only_mine() {\n    \
               assert_eq!(super::fetch_data(\"here\").await.data, \"from there\");\n}\n";
    fs::write(&key, own).unwrap();
    workbook
        .run(&[
            "grade",
            "class",
            "--allow-unsandboxed",
            "--out",
            "mine",
            "--key",
            "key",
        ])
        .must(0, &["1 submission graded"]);
    assert_eq!(hidden_tests("mine"), ["only_mine false"]);

    // Without a key nothing is hidden, and the grader says so.
    fs::remove_dir_all(workbook.path("solutions/hidden")).unwrap();
    workbook
        .run(&["grade", "class", "--allow-unsandboxed", "--out", "visible"])
        .must(0, &["has no hidden tests"]);
    assert_eq!(hidden_tests("visible"), [""; 0]);

    fs::write(workbook.path("key/hidden/ch1b_fetch_date.rs"), own).unwrap();
    workbook
        .run(&[
            "grade",
            "class",
            "--allow-unsandboxed",
            "--out",
            "wrong",
            "--key",
            "key",
        ])
        .must(2, &["ch1b_fetch_date.rs` has the name of no exercise"]);
    workbook
        .run(&[
            "grade",
            "class",
            "--allow-unsandboxed",
            "--out",
            "wrong",
            "--key",
            "nowhere",
        ])
        .must(2, &["failed to read `nowhere/hidden`"]);
}
