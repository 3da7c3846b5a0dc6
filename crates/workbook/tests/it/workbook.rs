//! A copy of the course, and the program run in it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::Once;

use serde_json::Value;
use tempfile::TempDir;

/// The course of the tests is one chapter, however many there are; the whole-content check looks
/// at all of them.
const SUMMARY: &str = "# Summary\n\n[Introduction](introduction.md)\n\n\
    - [Step 1 · Async function basics](step-1-async-functions.md)\n";

/// What a learner has, in a temporary folder. Every exercise is its starter.
pub struct Workbook {
    root: TempDir,
}

/// What a command did.
#[derive(Debug)]
pub struct Ran {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Workbook {
    pub fn new() -> Self {
        let root = tempfile::tempdir().unwrap();
        let files = ["Cargo.toml", "Cargo.lock", "book.toml"];
        for name in files {
            fs::copy(source().join(name), root.path().join(name)).unwrap();
        }
        for name in [".cargo", "crates", "exercises", "solutions", "src"] {
            copy_folder(&source().join(name), &root.path().join(name));
        }
        let workbook = Self { root };
        fs::write(workbook.path("src/SUMMARY.md"), SUMMARY).unwrap();
        let built = workbook.path("target/workbook");
        fs::create_dir_all(&built).unwrap();
        fs::copy(libraries(), built.join("dependencies.json")).unwrap();
        for entry in fs::read_dir(workbook.path("exercises/starters")).unwrap() {
            let starter = entry.unwrap().path();
            if starter.extension().is_none_or(|ending| ending != "rs") {
                continue; // A recorded timeline.
            }
            let id = starter.file_stem().unwrap().to_str().unwrap();
            fs::copy(&starter, workbook.file(id)).unwrap();
        }
        workbook
    }

    pub fn root(&self) -> &Path {
        self.root.path()
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.root.path().join(name)
    }

    /// The file that the learner edits.
    pub fn file(&self, id: &str) -> PathBuf {
        self.path(&format!("exercises/src/bin/{id}/main.rs"))
    }

    /// What the learner has written.
    pub fn write(&self, id: &str, text: &str) {
        fs::write(self.file(id), text).unwrap();
    }

    pub fn read(&self, id: &str) -> String {
        fs::read_to_string(self.file(id)).unwrap()
    }

    /// The starter with `new` in the place of `old`.
    pub fn edit(&self, id: &str, old: &str, new: &str) -> String {
        let text = self.read(id);
        assert!(text.contains(old), "`{old}` is not in {id}");
        let text = text.replace(old, new);
        self.write(id, &text);
        text
    }

    /// The answer as a learner would write it.
    pub fn answer(&self, id: &str) -> String {
        let text = fs::read_to_string(self.path(&format!("solutions/src/{id}/mod.rs"))).unwrap();
        text.split_inclusive('\n')
            .filter(|line| !line.starts_with("#[path"))
            .collect()
    }

    /// The program, ready to be started in this copy. It shares what cargo has built.
    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(program());
        command
            .args(args)
            .current_dir(self.root.path())
            .stdin(Stdio::null());
        command
            .env("CARGO_TARGET_DIR", target())
            .env_remove("RUST_BACKTRACE");
        command
    }

    pub fn run(&self, args: &[&str]) -> Ran {
        Ran::of(self.command(args).output().unwrap())
    }

    /// How far this machine isolates programs.
    pub fn isolation(&self) -> String {
        self.json(&["doctor", "--json"])["isolation"]
            .as_str()
            .unwrap()
            .to_owned()
    }

    /// Runs a command where bubblewrap is not installed, so that isolation is partial.
    pub fn without_bubblewrap(&self, args: &[&str]) -> Ran {
        let programs = self.programs_without_bubblewrap();
        Ran::of(self.command(args).env("PATH", programs).output().unwrap())
    }

    /// A folder with all programs on the PATH but bubblewrap.
    pub fn programs_without_bubblewrap(&self) -> PathBuf {
        let folder = self.path("programs");
        if !folder.exists() {
            fs::create_dir(&folder).unwrap();
            link_programs(&folder);
        }
        folder
    }

    /// Runs a command that prints JSON.
    pub fn json(&self, args: &[&str]) -> Value {
        let ran = self.run(args);
        serde_json::from_str(&ran.stdout).unwrap_or_else(|error| panic!("{error}: {ran:?}"))
    }

    /// The verdict of `check --json` on one exercise.
    pub fn verdict(&self, id: &str) -> Value {
        let checks = self.json(&["check", id, "--json"]);
        assert!(checks["exercises"].is_array(), "{checks:#}");
        checks["exercises"][0].clone()
    }
}

impl Ran {
    pub fn of(output: Output) -> Self {
        Self {
            code: output.status.code().unwrap_or(-1),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// Requires an exit code, and words in what was printed.
    #[track_caller]
    pub fn must(&self, code: i32, words: &[&str]) -> &Self {
        assert_eq!(self.code, code, "{self:?}");
        for word in words {
            let said = self.stdout.contains(word) || self.stderr.contains(word);
            assert!(said, "`{word}` was not printed: {self:?}");
        }
        self
    }
}

/// The processes whose executable lies in `folder`, and those that were told of it: the sandbox and
/// the compiler are started with its path.
pub fn processes_in(folder: &Path) -> Vec<String> {
    let processes = fs::read_dir("/proc").unwrap().filter_map(Result::ok);
    let about = |process: PathBuf| {
        let executable = fs::read_link(process.join("exe")).unwrap_or_default();
        let told = fs::read(process.join("cmdline")).unwrap_or_default();
        format!(
            "{} {}",
            executable.display(),
            String::from_utf8_lossy(&told)
        )
    };
    processes
        .map(|process| about(process.path()))
        .filter(|words| words.contains(folder.to_str().unwrap()))
        .collect()
}

/// The program. cargo names it to the tests of its own package only; others must have built it.
pub fn program() -> PathBuf {
    match option_env!("CARGO_BIN_EXE_workbook") {
        Some(program) => program.into(),
        None => target().join("debug/workbook"),
    }
}

/// The record of the exercises' libraries, which are built once for all copies: they are made from
/// the same sources.
fn libraries() -> PathBuf {
    static BUILT: Once = Once::new();
    BUILT.call_once(|| {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("empty.rs");
        fs::write(&file, "fn main() {}\n").unwrap();
        let mut command = Command::new(program());
        command.arg("run").arg(&file).current_dir(source());
        Ran::of(command.output().unwrap()).must(0, &[]);
    });
    target().join("workbook/dependencies.json")
}

/// What cargo has built for the course that is being tested; copies of it share the libraries.
pub fn target() -> PathBuf {
    source().join("target")
}

/// The course that is being tested.
pub fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .canonicalize()
        .unwrap()
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        if path.ends_with("node_modules") {
            continue; // What npm brings to build the page's script: large, and no part of the course.
        }
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy_folder(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
}

/// Links all programs on the PATH but bubblewrap into a folder.
fn link_programs(folder: &Path) {
    let path = std::env::var_os("PATH").unwrap();
    for place in std::env::split_paths(&path) {
        let Ok(entries) = fs::read_dir(place) else {
            continue;
        };
        for entry in entries.filter_map(Result::ok) {
            let name = entry.file_name();
            if name != "bwrap" {
                // The first of a name counts, as on the PATH.
                let _ = std::os::unix::fs::symlink(entry.path(), folder.join(name));
            }
        }
    }
}
