//! The small commands, and what they say when they are asked for what does not exist.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use expect_test::expect;
use serde_json::Value;

use crate::workbook::Workbook;

const ID: &str = "ch1b_fetch_data";

#[test]
fn the_list_shows_what_has_passed() {
    let workbook = Workbook::new();
    workbook.write(ID, &workbook.answer(ID));
    workbook.run(&["list"]).must(
        0,
        &[
            "Step 1 · Async function basics",
            "  open    ch1b_fetch_data",
        ],
    );
    workbook.run(&["check", ID]).must(0, &["All 3 tests pass"]);
    let ran = workbook.run(&["list"]);
    ran.must(
        0,
        &[
            "✓ passed  ch1b_fetch_data",
            "1 of 5 passed; 33 minutes in all",
        ],
    );
    let chapters = workbook.json(&["list", "--json"]);
    let exercise = &chapters[0]["exercises"][1];
    assert_eq!(exercise["id"], ID);
    assert_eq!(exercise["passed"], true);
    assert_eq!(exercise["minutes"], 5);
    assert_eq!(
        exercise["file"],
        "exercises/src/bin/ch1b_fetch_data/main.rs"
    );
}

#[test]
fn what_does_not_exist_is_a_usage_error() {
    let workbook = Workbook::new();
    let words = [
        "there is no exercise `ch9z_no`",
        "`cargo workbook list` shows them all",
    ];
    for args in [
        ["check", "ch9z_no"],
        ["hint", "ch9z_no"],
        ["reset", "ch9z_no"],
        ["run", "ch9z_no"],
    ] {
        workbook.run(&args).must(2, &words);
    }
    workbook
        .run(&["hint", ID, "--level", "4"])
        .must(2, &["4 is not in 1..=3"]);
    let error = workbook.json(&["check", "ch9z_no", "--json"]);
    assert!(
        error["error"].as_str().unwrap().contains(words[0]),
        "{error}"
    );
    workbook
        .run(&["frobnicate"])
        .must(2, &["unrecognized subcommand"]);
}

#[test]
fn outside_of_any_workbook_the_one_it_was_built_in_is_used() {
    let elsewhere = tempfile::tempdir().unwrap();
    let mut command = Workbook::new().command(&["list", "--json"]);
    let output = command.current_dir(elsewhere.path()).output().unwrap();
    let chapters: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let chapters = chapters.as_array().unwrap();
    let mut exercises = chapters
        .iter()
        .flat_map(|chapter| chapter["exercises"].as_array().unwrap());
    assert!(
        exercises.any(|exercise| exercise["id"] == ID),
        "{chapters:?}"
    );
}

#[test]
fn an_exercise_may_be_named_by_its_number() {
    let workbook = Workbook::new();
    for name in ["1b", "ch1b", ID] {
        workbook
            .run(&["hint", name])
            .must(0, &["hint ch1b_fetch_data --level 2"]);
    }
}

#[test]
fn a_reader_may_stop_reading() {
    let workbook = Workbook::new();
    let (read, write) = std::io::pipe().unwrap();
    drop(read);
    let output = workbook.command(&["list"]).stdout(write).output().unwrap();
    assert_eq!(
        (output.status.code(), output.stderr.as_slice()),
        (Some(0), &b""[..])
    );
}

#[test]
fn hints_come_one_level_at_a_time() {
    let workbook = Workbook::new();
    let ran = workbook.run(&["hint", ID]);
    ran.must(
        0,
        &[
            "Where to look",
            "Next: cargo workbook hint ch1b_fetch_data --level 2",
        ],
    );
    assert!(!ran.stdout.contains("What you need"), "{ran:?}");
    let ran = workbook.run(&["hint", ID, "--level", "3"]);
    ran.must(0, &["Almost the answer", "…"]);
    assert!(!ran.stdout.contains("```"), "{ran:?}");
    assert!(!ran.stdout.contains("Next:"), "{ran:?}");
}

#[test]
fn the_answer_is_shown_after_a_pass() {
    let workbook = Workbook::new();
    let ran = workbook.run(&["solution", ID]);
    ran.must(1, &["once ch1b_fetch_data has passed", "--anyway"]);
    workbook
        .run(&["solution", ID, "--anyway"])
        .must(0, &["// The answer", "// Another right answer"]);
    workbook.write(ID, &workbook.answer(ID));
    workbook.run(&["check", ID]).must(0, &[]);
    let ran = workbook.run(&["solution", ID]);
    ran.must(0, &["// The answer", "pub async fn fetch_data"]);
    assert!(!ran.stdout.contains("#[path"), "{ran:?}");
}

#[test]
fn reset_keeps_what_it_replaces() {
    let workbook = Workbook::new();
    let starter = workbook.read(ID);
    workbook
        .run(&["reset", ID])
        .must(0, &["is the starter again"]);
    assert!(!workbook.path(".workbook/replaced").exists());
    let answer = workbook.answer(ID);
    for n in 1..=2 {
        workbook.write(ID, &answer);
        workbook.run(&["check", ID]).must(0, &[]);
        workbook
            .run(&["reset", ID])
            .must(0, &["is the starter again", "Your text is kept in"]);
        assert_eq!(workbook.read(ID), starter);
        let kept = workbook.path(&format!(".workbook/replaced/{ID}-{n}.rs"));
        assert_eq!(fs::read_to_string(kept).unwrap(), answer);
    }
    workbook.run(&["list"]).must(0, &["0 of 5 passed"]);
    fs::remove_file(workbook.file(ID)).unwrap();
    workbook
        .run(&["reset", ID])
        .must(0, &["is the starter again"]);
    assert_eq!(workbook.read(ID), starter);
}

#[test]
fn a_program_is_run_and_its_end_reported() {
    let workbook = Workbook::new();
    workbook.write(ID, &workbook.answer(ID));
    workbook.run(&["run", ID]).must(0, &["called it\n"]);

    let file = workbook.path("hello.rs");
    let name = file.to_str().unwrap();
    fs::write(
        &file,
        "fn main() { println!(\"hello\"); eprintln!(\"there\"); }",
    )
    .unwrap();
    let ran = workbook.run(&["run", name]);
    assert_eq!(
        (ran.code, &*ran.stdout, &*ran.stderr),
        (0, "hello\n", "there\n")
    );

    fs::write(&file, "fn main() { std::process::exit(7) }").unwrap();
    let run = workbook.json(&["run", name, "--json"]);
    assert_eq!(
        (&run["outcome"], &run["exit_code"]),
        (&"finished".into(), &7.into())
    );

    fs::write(&file, "fn main() { let x: u8 = \"no\"; }").unwrap();
    let run = workbook.json(&["run", name, "--json"]);
    assert_eq!(run["outcome"], "compile-error");
    assert_eq!(run["diagnostics"][0]["code"], "E0308");
    assert_eq!(run["diagnostics"][0]["file"], "main.rs");
    workbook
        .run(&["run", name])
        .must(1, &["error[E0308]: mismatched types"]);

    workbook
        .run(&["run", "nowhere.rs"])
        .must(2, &["there is no file `nowhere.rs`"]);
}

#[test]
fn the_doctor_says_what_there_is() {
    let workbook = Workbook::new();
    let health = workbook.json(&["doctor", "--json"]);
    assert_eq!(health["toolchain"]["ok"], true);
    assert!(
        ["full", "partial", "none"]
            .map(Value::from)
            .contains(&health["isolation"])
    );
    let ran = workbook.run(&["doctor"]);
    ran.must(0, &["toolchain  rustc 1.", "isolated: "]);
}

#[test]
#[cfg(target_os = "linux")]
fn the_doctor_says_how_to_isolate_more() {
    let workbook = Workbook::new();
    let health = workbook.without_bubblewrap(&["doctor", "--json"]);
    let health: Value = serde_json::from_str(&health.stdout).unwrap();
    assert_eq!(health["isolation"], "partial");
    workbook.without_bubblewrap(&["doctor"]).must(
        0,
        &[
            "partly isolated: files are restricted",
            "because bubblewrap is not installed: install the package `bubblewrap`",
        ],
    );

    // One that is there but may not work.
    let bubblewrap = workbook.path("programs/bwrap");
    fs::write(
        &bubblewrap,
        "#!/bin/sh\necho 'bwrap: not allowed' >&2\nexit 1\n",
    )
    .unwrap();
    fs::set_permissions(&bubblewrap, fs::Permissions::from_mode(0o755)).unwrap();
    workbook.without_bubblewrap(&["doctor"]).must(
        0,
        &[
            "partly isolated: files are restricted",
            "cannot build a room here (bwrap: not allowed): user namespaces must be allowed",
        ],
    );
}

#[test]
fn a_check_in_a_terminal_reads_like_this() {
    let workbook = Workbook::new();
    workbook.write(
        ID,
        &workbook.answer(ID).replace("from_secs(1)", "from_secs(3)"),
    );
    let ran = workbook.run(&["check", ID]);
    ran.must(1, &[]);
    let (before, after) = ran.stdout.split_once("tests pass (").unwrap();
    let text = format!("{before}tests pass ({}", after.split_once(" s)").unwrap().1);
    expect![[r#"

        Exercise 1b: Fetch data
        exercises/src/bin/ch1b_fetch_data/main.rs

          ✓ the data is from the url
          ✗ the answer takes one second
            The answer took 3s by the runtime's clock; it takes 1s. This clock moves
            only while the program waits for one of Tokio's timers with `.await`.
            `fetch()` waited at `sleep 3 s` for 3 s. See line 18.
          ✓ a heartbeat goes on during the wait

        2 of 3 tests pass (. Hints: cargo workbook hint ch1b_fetch_data
    "#]]
    .assert_eq(&text);
}

#[test]
fn a_run_draws_what_the_runtime_did() {
    let workbook = Workbook::new();
    let file = workbook.path("joined.rs");
    let program = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/timeline/joined.rs");
    std::fs::copy(program, &file).unwrap();
    let ran = workbook.run(&["run", "joined.rs"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    expect![[r#"
        asking for the weather
        asking for the news
        rain, 4 items, 300ms

        `weather()` and `news()` waited at the same time: 300 ms, not 200 ms + 300 ms.
        The clock was paused: 300 ms passed on it, and hardly any real time.

        paused clock            0                100 ms           200 ms      300 ms
        main                    │join! of 2───────────────────────│────────────────✓
          weather()             │sleep 200 ms─────────────────────✓
          news()                │sleep 300 ms─────────────────────│────────────────✓
        the only thread         │                                 │                │
        │ polled   ─ waits at an .await
    "#]]
    .assert_eq(&ran.stdout);

    let timeline = &workbook.json(&["run", "joined.rs", "--json"])["timeline"];
    assert_eq!(timeline["end"], 300_000_000);
    assert_eq!(timeline["paused_clock"], true);
    assert_eq!(timeline["rows"][1]["name"], "weather()");

    workbook
        .run(&["run", "joined.rs", "--timeline", "t.svg"])
        .must(0, &["rain"]);
    let picture = std::fs::read_to_string(workbook.path("t.svg")).unwrap();
    assert!(
        picture.starts_with("<svg ") && picture.ends_with("</svg>\n"),
        "{picture}"
    );
    workbook
        .run(&["run", "joined.rs", "--timeline", "t.json"])
        .must(0, &[]);
    let data = std::fs::read_to_string(workbook.path("t.json")).unwrap();
    assert_eq!(
        &serde_json::from_str::<serde_json::Value>(&data).unwrap(),
        timeline
    );
    let ran = workbook.run(&["run", "joined.rs", "--timeline", "t.png"]);
    ran.must(2, &["`t.png` must end in .svg or .json"]);
    assert_eq!(
        std::fs::read(&file).unwrap(),
        std::fs::read(program).unwrap(),
        "no file changes"
    );
}

#[test]
fn a_program_without_a_timeline_says_why() {
    let workbook = Workbook::new();
    let plain = workbook.path("plain.rs");
    std::fs::write(&plain, "fn main() { println!(\"plain\") }\n").unwrap();
    let ran = workbook.run(&["run", "plain.rs"]);
    assert_eq!(ran.stdout, "plain\n");
    let ran = workbook.run(&["run", "plain.rs", "--timeline", "t.svg"]);
    ran.must(3, &["there is no timeline: nothing asynchronous was run"]);

    let program = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/timeline/own_subscriber.rs"
    );
    std::fs::copy(program, workbook.path("own.rs")).unwrap();
    workbook.run(&["run", "own.rs"]).must(
        0,
        &["No timeline: this program has a tracing subscriber of its own"],
    );
}

#[test]
fn rustc_speaks_of_the_program_and_not_of_its_labelled_copy() {
    let workbook = Workbook::new();
    let write = |text: &str| std::fs::write(workbook.path("p.rs"), text).unwrap();
    write("async fn f() {}\n#[tokio::main]\nasync fn main() {\n    f(1).await;\n}\n");
    let wrong = workbook.json(&["run", "p.rs", "--json"]);
    assert_eq!(wrong["outcome"], "compile-error");
    assert_eq!(wrong["diagnostics"][0]["code"], "E0061");
    assert_eq!(wrong["diagnostics"][0]["column"], 5);
    assert!(!wrong.to_string().contains("workbook_"), "{wrong:#}");

    write("async fn f() {}\n#[tokio::main]\nasync fn main() {\n    f().await;\n    f();\n}\n");
    let warned = workbook.json(&["run", "p.rs", "--json"]);
    assert_eq!(warned["outcome"], "finished");
    assert_eq!(warned["diagnostics"][0]["code"], "unused_must_use");
    assert!(!warned.to_string().contains("workbook_"), "{warned:#}");
    assert!(warned["timeline"]["rows"].is_array(), "{warned:#}");

    write(
        "async fn f() {}\n#[tokio::main]\nasync fn main() {\n    f().await; let x: Option<u8> = None; x.unwrap();\n}\n",
    );
    let panicked = workbook.json(&["run", "p.rs", "--json"]);
    let stderr = panicked["stderr"].as_str().unwrap();
    assert!(stderr.contains("panicked at main.rs:4:44:"), "{stderr}");
}
