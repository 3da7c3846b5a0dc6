//! From a press on Run to the output: the page beside plain `cargo run` of the same program.
//!
//! `cargo bench --package workbook --bench press_to_output --profile dev` runs it. Both get the same
//! edits, in turn. The page's run is recorded and drawn, cargo's is not. The goal is at most 0.7
//! times what cargo takes.

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
use workbook::{Workbook, target};

/// Edits per snippet; the first ones fill caches and are not counted.
const ROUNDS: u32 = 15;
const WARM_UP: u32 = 2;

/// Where cargo finds the program.
const ID: &str = "ch1b_fetch_data";

fn main() {
    let server = Server::start();
    println!("median of {ROUNDS} edits         page      cargo run");
    for name in ["call_then_await", "not_ready", "never_awaited"] {
        let path = format!("src/step-1-async-functions/{name}.rs");
        let source = std::fs::read_to_string(server.workbook.path(&path)).unwrap();
        let [page, cargo] = measure(&server, &source).map(|time| time.as_secs_f64() * 1000.0);
        println!(
            "{name:24} {page:>5.0} ms ({:.2}) {cargo:>7.0} ms",
            page / cargo
        );
    }
}

/// The medians for the page and for cargo.
fn measure(server: &Server, source: &str) -> [Duration; 2] {
    let mut times = [Vec::new(), Vec::new()];
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
        let body = json!({ "source": edited(2 * round) });
        let start = Instant::now();
        let ran = server.ask("run", &body);
        let page = start.elapsed();
        assert_eq!(ran["outcome"], "finished", "{ran:#}");
        server.workbook.write(ID, &edited(2 * round + 1));
        let start = Instant::now();
        let output = cargo_run(&server.workbook).output().unwrap();
        let cargo = start.elapsed();
        assert_eq!(
            ran["stdout"],
            String::from_utf8_lossy(&output.stdout).as_ref()
        );
        if round >= WARM_UP {
            times[0].push(page);
            times[1].push(cargo);
        }
    }
    times.map(|mut times| {
        times.sort();
        times[times.len() / 2]
    })
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
