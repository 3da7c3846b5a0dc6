//! The learners' tree: the course and this program, without the key, hidden tests, and the tests of
//! this program, which need the key.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use toml::{Table, Value};

use crate::course::Course;
use crate::files::{make_folder, read, write};

/// What a learner reads first.
const README: &str = include_str!("README.md");

/// Files at the top that are handed out as they are.
const FILES: [&str; 7] = [
    ".cargo/config.toml",
    ".gitignore",
    "Cargo.lock",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "book.toml",
    "clippy.toml",
];

/// Folders that are handed out, without what [`is_left_out`] names.
const FOLDERS: [&str; 6] = [
    "crates/recorder",
    "crates/recording",
    "crates/workbook/src",
    "crates/workbook/web",
    "exercises",
    "src",
];

/// Writes the learners' tree into `to`, a folder that is empty or not there yet. Every exercise is
/// its starter.
pub(crate) fn write_to(course: &Course, to: &Path) -> Result<()> {
    let root = &course.root;
    make_folder(to)?;
    for name in FILES {
        copy(&root.join(name), &to.join(name))?;
    }
    for name in FOLDERS {
        copy_folder(&root.join(name), &to.join(name))?;
    }
    for exercise in course.exercises() {
        let main = format!("exercises/src/bin/{}/main.rs", exercise.id);
        write(&to.join(main), &exercise.starter()?)?;
    }
    manifest(root, to, "Cargo.toml", without_key)?;
    manifest(root, to, "crates/workbook/Cargo.toml", without_tests)?;
    write(&to.join("README.md"), README)
}

/// Whether this file or folder stays behind, wherever it lies.
fn is_left_out(path: &Path) -> bool {
    let names = ["target", "node_modules", ".workbook", ".git"];
    path.file_name()
        .is_some_and(|name| names.iter().any(|known| name == *known))
        || path.ends_with("crates/workbook/src/content")
}

fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    let context = || format!("failed to read the folder `{}`", from.display());
    make_folder(to)?;
    for entry in fs::read_dir(from).with_context(context)? {
        let entry = entry.with_context(context)?;
        let (path, target) = (entry.path(), to.join(entry.file_name()));
        if is_left_out(&path) {
            continue;
        }
        let kind = entry.file_type().with_context(context)?;
        if kind.is_dir() {
            copy_folder(&path, &target)?;
        } else if kind.is_file() {
            copy(&path, &target)?;
        }
    }
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    if let Some(folder) = to.parent() {
        make_folder(folder)?;
    }
    fs::copy(from, to)
        .with_context(|| format!("failed to copy `{}` to `{}`", from.display(), to.display()))?;
    Ok(())
}

/// Writes a manifest that `change` has fitted to what is there.
fn manifest(
    root: &Path,
    to: &Path,
    name: &str,
    change: fn(&mut Table) -> Option<()>,
) -> Result<()> {
    let path = root.join(name);
    let mut table: Table = read(&path)?
        .parse()
        .with_context(|| format!("failed to understand `{}`", path.display()))?;
    if change(&mut table).is_none() {
        bail!("`{}` is not what a handout is made from", path.display());
    }
    write(&to.join(name), &table.to_string())
}

/// The workspace, without the key's crate.
fn without_key(table: &mut Table) -> Option<()> {
    let workspace = table.get_mut("workspace")?.as_table_mut()?;
    let names = |names: &[&str]| Value::from(names.to_vec());
    workspace.insert("members".to_owned(), names(&["crates/*", "exercises"]));
    workspace.insert("default-members".to_owned(), names(&["crates/workbook"]));
    Some(())
}

/// This program, without its tests and benchmarks.
fn without_tests(table: &mut Table) -> Option<()> {
    table.remove("dev-dependencies")?;
    table.remove("bench")?;
    let program = [
        ("name", Value::from("workbook")),
        ("path", Value::from("src/main.rs")),
        ("test", Value::from(false)),
    ];
    let program: Table = program
        .map(|(key, value)| (key.to_owned(), value))
        .into_iter()
        .collect();
    table.insert("bin".to_owned(), Value::from(vec![program]));
    Some(())
}
