//! `check` and plain `cargo test` agree, and a learner sees rustc's words about the own file.

use std::process::Command;

use crate::workbook::{Workbook, target};

const ID: &str = "ch1b_fetch_data";

/// What plain `cargo test` says: exit code and output.
fn cargo_test(workbook: &Workbook) -> (bool, String) {
    let output = Command::new(env!("CARGO"))
        .args(["test", "--quiet", "--package=exercises", "--bin", ID])
        .current_dir(workbook.root())
        .env("CARGO_TARGET_DIR", target())
        .output()
        .unwrap();
    let said = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8(said).unwrap())
}

#[test]
fn plain_cargo_test_says_the_same() {
    let workbook = Workbook::new();
    let (passed, said) = cargo_test(&workbook);
    assert!(
        !passed && said.contains("the_data_is_from_the_url"),
        "{said}"
    );
    assert_eq!(workbook.verdict(ID)["verdict"], "failed");

    workbook.write(
        ID,
        &workbook.answer(ID).replace("from_secs(1)", "from_secs(2)"),
    );
    let (passed, said) = cargo_test(&workbook);
    let words = "The answer took 2s by the runtime's clock; it takes 1s.";
    assert!(!passed && said.contains(words), "{said}");
    let verdict = workbook.verdict(ID);
    assert_eq!(verdict["tests"][1]["name"], "the_answer_takes_one_second");
    assert!(
        verdict["tests"][1]["message"]
            .as_str()
            .unwrap()
            .contains(words),
        "{verdict}"
    );

    workbook.write(ID, &workbook.answer(ID));
    let (passed, said) = cargo_test(&workbook);
    assert!(passed && said.contains("3 passed"), "{said}");
    workbook.run(&["check", ID]).must(0, &["All 3 tests pass"]);
}

#[test]
fn without_an_id_the_next_unsolved_exercise_is_checked() {
    let workbook = Workbook::new();
    workbook.run(&["check"]).must(1, &["Exercise 1a"]);
    workbook.write(
        "ch1a_call_is_not_run",
        &workbook.answer("ch1a_call_is_not_run"),
    );
    workbook.run(&["check"]).must(0, &["Exercise 1a"]);
    workbook.run(&["check"]).must(1, &["Exercise 1b"]);
    let checks = workbook.json(&["check", "--all", "--json"]);
    assert_eq!(checks["isolation"], workbook.isolation());
    let verdicts: Vec<&str> = checks["exercises"]
        .as_array()
        .unwrap()
        .iter()
        .map(|verdict| verdict["verdict"].as_str().unwrap())
        .collect();
    assert_eq!(verdicts, ["passed", "failed", "failed", "failed", "failed"]);
}

#[test]
fn a_compile_error_names_file_line_and_code() {
    let workbook = Workbook::new();
    let text = workbook.edit(
        ID,
        "    // let result = fetch(url);\n    // return result;\n",
        "    let result = fetch(url);\n    return result;\n",
    );
    let verdict = workbook.verdict(ID);
    assert_eq!(verdict["verdict"], "compile-error");
    let error = &verdict["diagnostics"][0];
    let line = text
        .lines()
        .position(|line| line.contains("return result"))
        .unwrap()
        + 1;
    assert_eq!(
        (&error["level"], &error["code"]),
        (&"error".into(), &"E0308".into())
    );
    assert_eq!(
        (&error["file"], &error["line"]),
        (&"main.rs".into(), &line.into())
    );
    let advice = &error["advice"];
    let link = "step-1-async-functions.html#what-a-call-does";
    assert_eq!(advice["link"], link, "{error:#}");
    let edit = &error["suggestions"][0]["edits"][0];
    assert_eq!(edit["text"], ".await", "{error:#}");
    workbook.run(&["check", ID]).must(
        1,
        &[
            "error[E0308]",
            "    The call made a future",
            "    Read on in src/step-1-async-functions.md#what-a-call-does",
            "Does not compile: 1 error, first on line",
        ],
    );
}

#[test]
fn a_syntax_error_is_shown_in_the_learners_own_lines() {
    let workbook = Workbook::new();
    let answer = workbook.answer(ID);
    let unclosed = answer.replace("    fetch(url).await\n}\n", "    fetch(url).await\n");
    let broken = [
        unclosed,
        format!("{answer}const A: &str = \"\n"),
        format!("{answer}#[derive(Debug)]\n"),
    ];
    for text in broken {
        workbook.write(ID, &text);
        let verdict = workbook.verdict(ID);
        assert_eq!(verdict["verdict"], "compile-error", "{verdict:#}");
        assert!(
            !verdict["diagnostics"].as_array().unwrap().is_empty(),
            "{verdict:#}"
        );
        assert!(
            !verdict.to_string().contains("workbook_"),
            "our own lines are shown: {verdict:#}"
        );
        let lines = text.lines().count() as u64;
        for found in verdict["diagnostics"].as_array().unwrap() {
            for suggestion in found["suggestions"].as_array().unwrap() {
                for edit in suggestion["edits"].as_array().unwrap() {
                    assert!(edit["end_line"].as_u64().unwrap() <= lines, "{found:#}");
                }
            }
        }
        let run = workbook.json(&["run", ID, "--json"]);
        assert_eq!(run["outcome"], "compile-error");
        assert!(
            !run.to_string().contains("workbook_"),
            "our own lines are shown: {run:#}"
        );
    }
}

#[test]
fn a_machine_that_fails_is_not_the_learners_fault() {
    let workbook = Workbook::new();
    workbook.write(ID, &workbook.answer(ID));
    workbook.run(&["check", ID]).must(0, &[]);
    let mut command = workbook.command(&["check", ID, "--json"]);
    let output = command.env("PATH", "").output().unwrap();
    assert_eq!(output.status.code(), Some(3));
    let said: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert!(
        said["error"]
            .as_str()
            .unwrap()
            .contains("linker `cc` not found"),
        "{said}"
    );
}

#[test]
fn a_changed_signature_is_blamed_on_the_signature() {
    let workbook = Workbook::new();
    workbook.write(
        ID,
        &workbook
            .answer(ID)
            .replace("pub async fn fetch_data", "async fn fetch_data"),
    );
    let verdict = workbook.verdict(ID);
    // cargo test accepts this one: there, tests and answer are one crate. So do we.
    assert_eq!(verdict["verdict"], "passed");
    workbook.write(ID, &workbook.answer(ID).replace("url: &str", "url: String"));
    let verdict = workbook.verdict(ID);
    assert_eq!(verdict["verdict"], "compile-error");
    let message = verdict["message"].as_str().unwrap();
    assert!(message.contains("does not"), "{message}");
}

#[test]
fn an_unreadable_file_is_rejected_with_the_reason() {
    let workbook = Workbook::new();
    std::fs::write(workbook.file(ID), b"fn main() {}\n// \xff").unwrap();
    workbook.run(&["check", ID]).must(
        1,
        &["The file is not UTF-8 text (byte 17): save it as UTF-8"],
    );
    workbook.write(ID, "");
    workbook.run(&["check", ID]).must(1, &["The file is empty"]);
    std::fs::remove_file(workbook.file(ID)).unwrap();
    workbook
        .run(&["check", ID])
        .must(3, &["failed to read", "reset` brings the starter back"]);
}

#[test]
fn a_failed_test_about_time_names_the_learners_lines() {
    let workbook = Workbook::new();
    let wrong =
        std::fs::read_to_string(workbook.path("solutions/wrong/ch1b_fetch_data/thread_sleep.rs"));
    workbook.write(ID, &wrong.unwrap());
    let verdict = workbook.verdict(ID);
    let test = &verdict["tests"][1];
    assert_eq!(test["name"], "the_answer_takes_one_second");
    let why = test["why"].as_str().unwrap();
    assert!(
        why.starts_with("`fetch_data()` kept its thread for 1"),
        "{why}"
    );
    assert!(why.ends_with("See line 10."), "{why}");
    assert!(
        verdict["tests"][0]["why"].is_null(),
        "a passed test needs no reason"
    );
    workbook
        .run(&["check", ID])
        .must(1, &["`fetch_data()` kept its thread for 1"]);
}
