//! What a recording costs: `cargo bench --package recorder`.
//!
//! One program, in three builds and runs that take turns: as it is; labelled, but not recorded;
//! labelled and recorded. Each is a process of its own, because a process is recorded or is not.

use std::hint::black_box;
use std::process::Command;
use std::time::{Duration, Instant};

use recorder::{Await, Body};
use recording::FILE_VARIABLE;

/// How often each kind runs; the median counts.
const ROUNDS: usize = 15;

/// Polls of a run that is not recorded.
const MANY: u32 = 200_000;

/// Polls of a recorded run: its events fit into a recording.
const FEW: u32 = 10_000;

/// As a learner writes it: each `.await` gives way once.
async fn plain(turns: u32) {
    for turn in 0..turns {
        black_box(turn);
        tokio::task::yield_now().await;
    }
}

/// The same with labels, as the workbook's copy has them.
async fn labelled(turns: u32) {
    let body = Body::begin(0);
    for turn in 0..turns {
        black_box(turn);
        tokio::task::yield_now().workbook_await(1, body.id).await;
    }
}

fn main() {
    let mut args = std::env::args().skip(1);
    if let (Some(kind), Some(turns)) = (args.next(), args.next())
        && let Ok(turns) = turns.parse()
    {
        return run(&kind, turns);
    }
    let folder = tempfile();
    let mut kinds = [
        Kind::new("as it is", "plain", MANY, None),
        Kind::new("labelled", "labelled", MANY, None),
        Kind::new("as it is, few polls", "plain", FEW, None),
        Kind::new("recorded", "labelled", FEW, Some(folder.join("recording"))),
    ];
    for _ in 0..ROUNDS {
        for kind in &mut kinds {
            kind.measure();
        }
    }
    println!("{:22} {:>12} {:>14}", "", "polls", "ns a poll");
    for kind in &kinds {
        println!(
            "{:22} {:>12} {:>14.1}",
            kind.name,
            kind.turns,
            kind.median()
        );
    }
    let added = kinds[3].median() - kinds[2].median();
    println!(
        "a recording adds {:.2} µs a poll; the limit is 30",
        added / 1000.0
    );
    let _ = std::fs::remove_dir_all(folder);
}

/// Runs in the process that is measured, and prints how long a poll took.
fn run(kind: &str, turns: u32) {
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    let runtime = runtime.expect("a runtime can be built");
    let start = Instant::now();
    match kind {
        "plain" => runtime.block_on(plain(turns)),
        _ => runtime.block_on(labelled(turns)),
    }
    println!("{}", start.elapsed().as_nanos());
}

struct Kind {
    name: &'static str,
    code: &'static str,
    turns: u32,
    recording: Option<std::path::PathBuf>,
    took: Vec<Duration>,
}

impl Kind {
    fn new(
        name: &'static str,
        code: &'static str,
        turns: u32,
        recording: Option<std::path::PathBuf>,
    ) -> Self {
        Self {
            name,
            code,
            turns,
            recording,
            took: Vec::new(),
        }
    }

    fn measure(&mut self) {
        let program = std::env::current_exe().expect("this program has a path");
        let mut command = Command::new(program);
        command.arg(self.code).arg(self.turns.to_string());
        command.env_remove(FILE_VARIABLE);
        if let Some(recording) = &self.recording {
            let _ = std::fs::remove_file(recording);
            command.env(FILE_VARIABLE, recording);
        }
        let output = command.output().expect("this program starts");
        let text = String::from_utf8_lossy(&output.stdout);
        let nanoseconds = text.trim().parse().expect("it prints a number");
        self.took.push(Duration::from_nanos(nanoseconds));
    }

    /// Nanoseconds a poll.
    fn median(&self) -> f64 {
        let mut took = self.took.clone();
        took.sort();
        took[took.len() / 2].as_nanos() as f64 / f64::from(self.turns)
    }
}

fn tempfile() -> std::path::PathBuf {
    let folder = std::env::temp_dir().join(format!("recorder-bench-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("the temporary folder can be written");
    folder
}
