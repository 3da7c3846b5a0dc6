//! What it costs to grade a class: `grade` beside plain `cargo test` for each submission.
//!
//! `cargo bench --package workbook --bench class --profile dev` runs it. A hundred submissions to
//! the whole course, drawn from the key: untouched, half done, wrong, with compile errors, and all
//! right. The goal is at most a fifth of the processor time that cargo takes with warm libraries,
//! and less than 300 MB.
//!
//! Identical files are tested once, and that is where the difference comes from; so what a file
//! costs that nobody else has handed in is printed too.
//!
//! cargo is asked for one submission of each kind, and that is taken twenty times. Where a file does
//! not compile, cargo ends there and tests nothing, which is counted in its favour. Processor time is
//! that of the whole machine, because nobody waits for what bubblewrap has started: it must have
//! nothing else to do.

#![expect(clippy::unwrap_used, reason = "a benchmark that cannot go on fails")]

#[path = "../tests/it/workbook.rs"]
#[expect(dead_code, reason = "the tests use more of it")]
mod workbook;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use workbook::{Workbook, target};

const SUBMISSIONS: usize = 100;
const KINDS: [&str; 5] = [
    "untouched",
    "half done",
    "wrong",
    "compile errors",
    "all right",
];

/// What can be handed in for one exercise.
struct Pool {
    id: String,
    starter: String,
    right: Vec<String>,
    failing: Vec<String>,
    not_compiling: Vec<String>,
}

fn main() {
    let workbook = Workbook::new();
    let summary = target().join("../src/SUMMARY.md"); // Here no chapter is left out.
    fs::copy(summary, workbook.path("src/SUMMARY.md")).unwrap();
    let pools = pools(&workbook);
    let class: Vec<BTreeMap<&str, String>> =
        (0..SUBMISSIONS).map(|n| submission(&pools, n)).collect();
    for (n, files) in class.iter().enumerate() {
        for (id, text) in files {
            let path = workbook.path(&format!("class/{}{n}/{id}.rs", n % KINDS.len()));
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
    }
    let distinct: BTreeSet<_> = class.iter().flatten().collect();
    // Starters are not tested.
    let starters: BTreeSet<_> = pools.iter().map(|pool| &pool.starter).collect();
    let tested = distinct
        .iter()
        .filter(|(_, text)| !starters.contains(text))
        .count();
    let files = class.iter().map(BTreeMap::len).sum::<usize>();
    println!(
        "{SUBMISSIONS} submissions of {} exercises: {files} files, {} different ones",
        pools.len(),
        distinct.len()
    );

    let start = Instant::now();
    let args = ["grade", "class", "--out", "out"];
    let grader = workbook
        .command(&args)
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let (ours, memory) = cost(grader);
    println!(
        "grade: {:.0} s of processor time, {:.0} s on the clock, {memory} MB at most",
        ours.as_secs_f64(),
        start.elapsed().as_secs_f64()
    );

    cargo(&workbook); // The starters: after this only what was handed in is built.
    let mut theirs = Duration::ZERO;
    for (kind, files) in KINDS.iter().zip(&class) {
        for (id, text) in files {
            workbook.write(id, text);
        }
        let took = cargo(&workbook);
        println!(
            "cargo test, {kind}: {:.1} s of processor time",
            took.as_secs_f64()
        );
        theirs += took * (SUBMISSIONS / KINDS.len()) as u32;
    }
    println!(
        "cargo test for all: {:.0} s of processor time; grade takes {:.3} of that",
        theirs.as_secs_f64(),
        ours.as_secs_f64() / theirs.as_secs_f64()
    );
    println!(
        "one file: {:.2} s for one that nobody else has, hidden tests included; {:.2} s by cargo",
        ours.as_secs_f64() / tested as f64,
        theirs.as_secs_f64() / files as f64
    );
}

fn pools(workbook: &Workbook) -> Vec<Pool> {
    let mut pools = Vec::new();
    let folders = fs::read_dir(workbook.path("solutions/wrong")).unwrap();
    for folder in folders {
        let id = folder.unwrap().file_name().into_string().unwrap();
        let declared = |kind: &str| {
            let all = texts(&workbook.path(&format!("solutions/wrong/{id}")));
            let first = format!("// expect: {kind}");
            all.into_iter()
                .filter(|text| text.starts_with(&first))
                .collect()
        };
        let right = texts(&workbook.path(&format!("solutions/src/{id}")));
        pools.push(Pool {
            starter: workbook.read(&id),
            right: right.iter().map(|text| without_paths(text)).collect(),
            failing: declared("fail"),
            not_compiling: declared("compile"),
            id,
        });
    }
    pools.sort_by(|a, b| a.id.cmp(&b.id));
    pools
}

/// What the `n`th learner hands in.
fn submission(pools: &[Pool], n: usize) -> BTreeMap<&str, String> {
    let files = pools.iter().enumerate().map(|(index, pool)| {
        let number = n / KINDS.len() + index;
        let text = match KINDS[n % KINDS.len()] {
            "half done" if index < pools.len() / 2 => pick(&pool.right, number, pool),
            "wrong" => pick(&pool.failing, number, pool),
            "compile errors" if index % 3 == 0 => pick(&pool.not_compiling, number, pool),
            "compile errors" | "all right" => pick(&pool.right, number, pool),
            _ => pool.starter.clone(),
        };
        (pool.id.as_str(), text)
    });
    files.collect()
}

fn pick(texts: &[String], number: usize, pool: &Pool) -> String {
    let picked = texts.get(number % texts.len().max(1));
    picked.unwrap_or(&pool.starter).clone()
}

/// The texts of the Rust files in a folder.
fn texts(folder: &Path) -> Vec<String> {
    let mut paths: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "rs"));
    paths.sort();
    paths
        .iter()
        .map(|path| fs::read_to_string(path).unwrap())
        .collect()
}

/// An answer as a learner would write it.
fn without_paths(text: &str) -> String {
    let lines = text.split_inclusive('\n');
    lines
        .filter(|line| !line.trim().starts_with("#[path = "))
        .collect()
}

/// Plain `cargo test` of what lies in the exercises.
fn cargo(workbook: &Workbook) -> Duration {
    let mut command = Command::new("cargo");
    command.args([
        "test",
        "--package",
        "exercises",
        "--no-fail-fast",
        "--quiet",
    ]);
    command
        .current_dir(workbook.root())
        .env("CARGO_TARGET_DIR", target());
    let child = command
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    cost(child).0
}

/// The processor time of this machine until a process has ended, and the most memory that the
/// process itself had, in MB.
fn cost(mut child: Child) -> (Duration, u64) {
    let before = of_this_machine();
    let mut memory = 0;
    while child.try_wait().unwrap().is_none() {
        let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
        let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kilobytes = peak.and_then(|rest| rest.trim().strip_suffix(" kB")?.parse::<u64>().ok());
        memory = memory.max(kilobytes.unwrap_or(0) / 1000);
        thread::sleep(Duration::from_millis(50));
    }
    (of_this_machine() - before, memory)
}

/// The processor time that all processes together have used since the machine was started.
fn of_this_machine() -> Duration {
    let stat = fs::read_to_string("/proc/stat").unwrap();
    let (all, _) = stat.split_once('\n').unwrap();
    // user, nice, system, idle, waiting, interrupts: all but idle and waiting.
    let ticks: Vec<u64> = all
        .split_whitespace()
        .skip(1)
        .map(|field| field.parse().unwrap())
        .collect();
    let used = ticks[0] + ticks[1] + ticks[2] + ticks[5] + ticks[6];
    Duration::from_millis(used * 10) // The kernel counts in hundredths of a second.
}
