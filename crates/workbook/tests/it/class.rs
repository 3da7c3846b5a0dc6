//! A whole class: several jobs, several machines, and graders that are interrupted.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::workbook::{Ran, Workbook};

const ID: &str = "ch1b_fetch_data";

/// A watchdog for what has to happen soon.
const SOON: Duration = Duration::from_secs(60);

/// Seven submissions of every quality.
fn class() -> Workbook {
    let workbook = Workbook::new();
    let answer = workbook.answer(ID);
    let wrong = answer.replace("from_secs(1)", "from_secs(2)");
    assert_ne!(wrong, answer, "the wrong answer waits for too long");
    let submissions = [
        ("ada", answer.clone()),
        ("ben", workbook.read(ID)),
        ("cleo", wrong),
        ("dan", answer.replace("fn main", "fn main(")),
        ("eve", answer.replace("mod tests;", "mod others;")),
        ("fay", format!("{answer}// By Fay.\n")),
        ("gus", answer),
    ];
    for (name, text) in submissions {
        let folder = workbook.path(&format!("class/{name}/{ID}"));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("main.rs"), text).unwrap();
    }
    workbook
}

/// `grade`, with nothing known from earlier.
fn grade(workbook: &Workbook, out: &str, more: &[&str]) -> Command {
    let _ = fs::remove_dir_all(workbook.path("target/workbook/verdicts"));
    let mut command = workbook.command(&["grade", "class", "--allow-unsandboxed", "--out", out]);
    command
        .args(more)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

fn run(command: &mut Command) -> Ran {
    Ran::of(command.output().unwrap())
}

/// The results in a folder, without how long each took, and without what hidden tests said: their
/// inputs are random.
fn results(folder: &Path) -> BTreeMap<String, Value> {
    let mut results = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if name.starts_with('.') || path.is_dir() {
            continue;
        }
        let mut result: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
        for verdict in result["exercises"].as_array_mut().unwrap() {
            verdict["milliseconds"] = Value::Null;
            for test in verdict["tests"].as_array_mut().unwrap() {
                if test["hidden"] == true {
                    test["message"] = Value::Null;
                }
            }
        }
        results.insert(name, result);
    }
    results
}

/// Waits until there is a file, while a grader runs.
fn wait_for(file: &Path) {
    let start = Instant::now();
    while !file.exists() {
        assert!(start.elapsed() < SOON, "`{}` has not come", file.display());
        thread::sleep(Duration::from_millis(5));
    }
}

fn signal(child: &Child, signal: &str) {
    let id = child.id().to_string();
    assert!(
        Command::new("kill")
            .args([signal, &id])
            .status()
            .unwrap()
            .success()
    );
}

#[test]
fn jobs_and_shares_do_not_change_a_result() {
    let workbook = class();
    run(&mut grade(&workbook, "one", &["--jobs", "1"])).must(0, &["7 submissions graded"]);
    let one = results(&workbook.path("one"));
    assert_eq!(one.len(), 7);
    run(&mut grade(&workbook, "four", &["--jobs", "4"])).must(0, &["7 submissions graded"]);
    assert_eq!(results(&workbook.path("four")), one);

    run(&mut grade(&workbook, "s1", &["--partition", "1/3"])).must(0, &[]);
    let mut second = grade(&workbook, "s2", &["--partition", "3"]);
    run(second.env("JOB_COMPLETION_INDEX", "1")).must(0, &[]);
    let mut third = grade(&workbook, "s3", &["--partition", "3"]);
    let array = [
        ("SLURM_ARRAY_TASK_ID", "12"),
        ("SLURM_ARRAY_TASK_MIN", "10"),
    ];
    run(third.envs(array)).must(0, &[]);
    let sizes = ["s1", "s2", "s3"].map(|share| results(&workbook.path(share)).len());
    assert_eq!(sizes.iter().sum::<usize>(), 7, "{sizes:?}");
    for order in [&["s1", "s2", "s3"][..], &["s3", "s1", "s2", "s1"]] {
        for _ in 0..2 {
            let mut merge = workbook.command(&["merge", "--out", "merged"]);
            run(merge.args(order)).must(0, &["7 submissions"]);
            assert_eq!(results(&workbook.path("merged")), one);
            // What hidden tests say is not in these.
            for report in ["class.html", "class.csv", "github-summary.md"] {
                let read = |out: &str| {
                    fs::read_to_string(workbook.path(&format!("{out}/report/{report}")))
                };
                assert_eq!(read("merged").unwrap(), read("one").unwrap());
            }
        }
    }
}

#[test]
fn shares_that_do_not_belong_together_are_refused() {
    let workbook = class();
    for (out, share) in [("s1", "1/2"), ("s2", "2/2"), ("t1", "1/3")] {
        run(&mut grade(&workbook, out, &["--partition", share])).must(0, &[]);
    }
    let refused = |shares: &[&str], words: &str| {
        let mut merge = workbook.command(&["merge", "--out", "merged"]);
        run(merge.args(shares)).must(3, &[words]);
        assert!(
            !workbook.path("merged/.grading.json").exists(),
            "{shares:?}"
        );
    };
    refused(&["s1"], "there is no result of 2/2");
    refused(
        &["s1", "t1"],
        "share 1/2 and `t1` share 1/3: they do not belong together",
    );
    refused(&["s1", "nowhere"], "`nowhere` is not a folder");
    refused(
        &["s1", "class"],
        "`class` is not complete: grade this share again with --resume",
    );
    let theirs = results(&workbook.path("s2")).into_keys().next().unwrap();
    let (file, aside) = (
        workbook.path(&format!("s2/{theirs}")),
        workbook.path("aside"),
    );
    fs::rename(&file, &aside).unwrap();
    refused(
        &["s1", "s2"],
        &format!("{theirs}` is gone: grade this share again with --resume"),
    );
    fs::write(&file, "{").unwrap();
    refused(&["s1", "s2"], "is not what `grade` writes");
    fs::rename(&aside, &file).unwrap();

    // Another class, and other tests.
    fs::create_dir_all(workbook.path("class/hal")).unwrap();
    run(&mut grade(&workbook, "u2", &["--partition", "2/2"])).must(0, &[]);
    refused(&["s1", "u2"], "shares of different classes");
    fs::remove_dir_all(workbook.path("class/hal")).unwrap();
    let hidden = workbook.path(&format!("solutions/hidden/{ID}.rs"));
    let text = fs::read_to_string(&hidden).unwrap();
    fs::write(&hidden, format!("{text}// Changed.\n")).unwrap();
    run(&mut grade(&workbook, "v2", &["--partition", "2/2"])).must(0, &[]);
    refused(&["s1", "v2"], "were graded with different exercises");

    let mut merge = workbook.command(&["merge", "s1", "s2", "--out", "merged"]);
    run(&mut merge).must(0, &["7 submissions"]);
}

#[test]
fn a_killed_grader_goes_on_where_it_was() {
    let workbook = class();
    run(&mut grade(&workbook, "whole", &[])).must(0, &[]);
    let mut child = grade(&workbook, "out", &["--jobs", "1"]).spawn().unwrap();
    wait_for(&workbook.path("out/ada.json"));
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(
        !workbook.path("out/gus.json").exists(),
        "it was killed too late for this test"
    );
    let kept = fs::read(workbook.path("out/ada.json")).unwrap();
    let mut merge = workbook.command(&["merge", "out", "--out", "merged"]);
    run(&mut merge).must(3, &["`out` is not complete"]);

    run(&mut grade(&workbook, "out", &["--resume"])).must(0, &["7 submissions graded"]);
    assert_eq!(
        results(&workbook.path("out")),
        results(&workbook.path("whole"))
    );
    assert_eq!(
        fs::read(workbook.path("out/ada.json")).unwrap(),
        kept,
        "Ada was graded twice"
    );

    // What has changed meanwhile is graded again, and what is damaged too.
    fs::write(
        workbook.path(&format!("class/ada/{ID}/main.rs")),
        workbook.read(ID),
    )
    .unwrap();
    fs::write(workbook.path("out/gus.json"), "{\"submission\": \"gus\"").unwrap();
    run(&mut grade(&workbook, "out", &["--resume"])).must(0, &["7 submissions graded"]);
    let again = results(&workbook.path("out"));
    let ada = again["ada.json"].to_string();
    assert!(ada.contains("the file is the starter"), "{ada}");
    assert_eq!(
        again["gus.json"],
        results(&workbook.path("whole"))["gus.json"]
    );
}

#[test]
fn ctrl_c_finishes_what_is_being_graded() {
    let workbook = class();
    let mut command = grade(&workbook, "out", &["--jobs", "1"]);
    let child = command.spawn().unwrap();
    wait_for(&workbook.path("out/ada.json"));
    signal(&child, "-INT");
    let ran = Ran::of(child.wait_with_output().unwrap());
    ran.must(
        3,
        &[
            "What has been begun is finished first",
            "go on with --resume",
        ],
    );
    let graded = results(&workbook.path("out")).len();
    assert!((1..7).contains(&graded), "{graded} were graded");
    let said = format!("stopped by Ctrl-C: {graded} of 7 submissions are graded");
    ran.must(3, &[&said]);
    run(&mut grade(&workbook, "out", &["--resume"])).must(0, &["7 submissions graded"]);
}

#[test]
fn an_identical_file_costs_nothing() {
    let workbook = class();
    run(&mut grade(&workbook, "first", &["--jobs", "2"])).must(0, &[]);
    // Ada's is Gus's, and Ben's is the starter.
    // One folder for each build of the program, and in it a file for each verdict.
    let builds = files_in(&workbook.path("target/workbook/verdicts"));
    let known = files_in(&builds[0]);
    assert_eq!(known.len(), 5, "{known:?}");

    // What is known is not tested again: this mark could not come from a test.
    for path in known {
        let mut verdict: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
        verdict["milliseconds"] = json!(123_456_789);
        fs::write(&path, verdict.to_string()).unwrap();
    }
    let mut again = workbook.command(&["grade", "class", "--allow-unsandboxed", "--out", "again"]);
    run(&mut again).must(0, &["7 submissions graded"]);
    for name in ["ada", "cleo", "dan", "eve", "fay", "gus"] {
        let path = workbook.path(&format!("again/{name}.json"));
        let graded = fs::read_to_string(path).unwrap();
        assert_eq!(graded.matches("123456789").count(), 1, "{name}: {graded}");
    }
}

fn files_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap();
    entries.map(|entry| entry.unwrap().path()).collect()
}
