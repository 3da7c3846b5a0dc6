//! From an edit to the verdict: the page's Check and `workbook check ID` beside plain
//! `cargo test -p exercises --bin ID`.
//!
//! `cargo bench --package workbook --profile dev` runs it: `cargo run` builds with that profile too.
//! All three get the same edits, in turn, in one copy of the course. The goal is at most 0.7 times
//! what cargo test takes.

#![expect(clippy::unwrap_used, reason = "a benchmark that cannot go on fails")]

#[path = "../tests/it/workbook.rs"]
#[expect(dead_code, reason = "the tests use more of it")]
mod workbook;

#[path = "../tests/it/serving.rs"]
#[expect(dead_code, reason = "the tests use more of it")]
mod serving;

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::json;

use serving::Server;
use workbook::Workbook;

/// Edits per exercise; the first ones fill caches and are not counted.
const ROUNDS: u32 = 15;
const WARM_UP: u32 = 2;

fn main() {
    let server = Server::start();
    println!("median of {ROUNDS} edits             page          check     cargo test");
    for id in [
        "ch1b_fetch_data",
        "ch1d_run_from_sync",
        "ch1e_callback_to_await",
    ] {
        let [page, check, cargo] = measure(&server, id).map(|time| time.as_secs_f64() * 1000.0);
        println!(
            "{id:24} {page:>5.0} ms ({:.2}) {check:>5.0} ms ({:.2}) {cargo:>7.0} ms",
            page / cargo,
            check / cargo
        );
    }
}

/// The medians for the page, for our check and for cargo's test.
fn measure(server: &Server, id: &str) -> [Duration; 3] {
    let workbook = &server.workbook;
    let header = server.workbook.read(id);
    let header: String = header
        .split_inclusive('\n')
        .take_while(|l| l.starts_with("//!"))
        .collect();
    let answer = workbook.answer(id);
    let answer: String = answer
        .split_inclusive('\n')
        .skip_while(|line| line.starts_with("//!"))
        .collect();
    let mut times = [Vec::new(), Vec::new(), Vec::new()];
    for round in 0..ROUNDS + WARM_UP {
        let edit = |number: u32| {
            let marker = format!("main() {{\n    println!(\"{{}}\", {number});\n");
            let text = answer.replacen("main() {\n", &marker, 1);
            assert_ne!(text, answer, "{id} has no main to edit");
            text
        };
        let opened = server.ask("open", &json!({ "id": id }));
        let source = edit(2 * round).trim_start().to_owned();
        let body = json!({ "id": id, "source": source, "version": opened["version"],
            "first_line": opened["first_line"] });
        let start = Instant::now();
        let checked = server.ask("check", &body);
        let page = start.elapsed();
        assert_eq!(checked["verdict"]["verdict"], "passed", "{checked:#}");
        workbook.write(id, &format!("{header}{}", edit(2 * round + 1)));
        let check = time(workbook.command(&["check", id]));
        let cargo = time(cargo_test(workbook, id));
        if round >= WARM_UP {
            for (times, time) in times.iter_mut().zip([page, check, cargo]) {
                times.push(time);
            }
        }
    }
    times.map(median)
}

fn cargo_test(workbook: &Workbook, id: &str) -> Command {
    let mut command = Command::new(env!("CARGO"));
    command.args(["test", "--quiet", "--package=exercises", "--bin", id]);
    command
        .current_dir(workbook.root())
        .env("CARGO_TARGET_DIR", workbook.path("target"));
    command
}

fn time(mut command: Command) -> Duration {
    let start = Instant::now();
    let status = command
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .unwrap();
    let time = start.elapsed();
    assert!(status.success(), "{command:?} must pass");
    time
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}
