//! From a press on Run to the output: the page beside plain `cargo run` of the same program.
//!
//! `cargo bench --package workbook --bench press_to_output --profile dev` runs it. Both get the same
//! edits, in turn. The page's run is recorded and drawn, cargo's is not. The goal for the output is at
//! most 0.7 times what cargo takes; `whole` is when the picture and all of rustc's words are there.

#![expect(clippy::unwrap_used, reason = "a benchmark that cannot go on fails")]

#[path = "../tests/it/workbook.rs"]
#[expect(dead_code, reason = "the tests use more of it")]
mod workbook;

#[path = "../tests/it/serving.rs"]
#[expect(dead_code, reason = "the tests use more of it")]
mod serving;

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use serving::Server;
use workbook::{Workbook, target};

/// Edits per snippet; the first ones fill caches and are not counted.
const ROUNDS: u32 = 15;
const WARM_UP: u32 = 2;

/// Where cargo finds the program.
const ID: &str = "ch1b_fetch_data";

fn main() {
    let server = Server::start();
    println!("median of {ROUNDS} edits       output          whole    cargo run");
    for name in ["call_then_await", "not_ready", "never_awaited"] {
        let path = format!("src/step-1-async-functions/{name}.rs");
        let source = std::fs::read_to_string(server.workbook.path(&path)).unwrap();
        let times = measure(&server, &source).map(|time| time.as_secs_f64() * 1000.0);
        let [output, whole, cargo] = times;
        println!(
            "{name:20} {output:>5.0} ms ({:.2}) {whole:>5.0} ms ({:.2}) {cargo:>5.0} ms",
            output / cargo,
            whole / cargo
        );
    }
}

/// The medians for the page's output, for all that the page gets, and for cargo.
fn measure(server: &Server, source: &str) -> [Duration; 3] {
    let mut times = [Vec::new(), Vec::new(), Vec::new()];
    for round in 0..ROUNDS + WARM_UP {
        let edited = |number: u32| {
            let text = source.replacen(
                "main() {\n",
                &format!("main() {{\n    let _ = {number};\n"),
                1,
            );
            assert_ne!(text, source, "there is no main to edit");
            text
        };
        let (output, whole, ran) = run(server, &edited(2 * round));
        assert_eq!(ran["outcome"], "finished", "{ran:#}");
        server.workbook.write(ID, &edited(2 * round + 1));
        let start = Instant::now();
        let printed = cargo_run(&server.workbook).output().unwrap().stdout;
        let cargo = start.elapsed();
        assert_eq!(ran["stdout"], String::from_utf8_lossy(&printed).as_ref());
        if round >= WARM_UP {
            for (all, time) in times.iter_mut().zip([output, whole, cargo]) {
                all.push(time);
            }
        }
    }
    times.map(|mut times| {
        times.sort();
        times[times.len() / 2]
    })
}

/// When the last line of output was there, when everything was, and that.
fn run(server: &Server, source: &str) -> (Duration, Duration, Value) {
    let headers = server.ours();
    let headers: Vec<(&str, &str)> = headers.iter().map(|(n, v)| (*n, v.as_str())).collect();
    let body = json!({ "source": source }).to_string();
    let start = Instant::now();
    let answer = BufReader::new(server.send("POST /api/run", &headers, &body));
    let (mut output, mut last) = (None, Value::Null);
    for line in answer.lines() {
        // Between the pieces stand their lengths.
        let Some(step) = line
            .ok()
            .and_then(|line| serde_json::from_str::<Value>(&line).ok())
        else {
            continue;
        };
        if step["step"] == "stdout" {
            output = Some(start.elapsed());
        }
        if step.is_object() {
            last = step;
        }
    }
    (output.unwrap(), start.elapsed(), last)
}

fn cargo_run(workbook: &Workbook) -> Command {
    let mut command = Command::new(env!("CARGO"));
    command
        .args(["run", "--quiet", "--package=exercises", "--bin", ID])
        .current_dir(workbook.root())
        .env("CARGO_TARGET_DIR", target())
        .stdin(Stdio::null());
    command
}
