//! One learner's file of one exercise: read it, save it, check it, start it over. No step loses work.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use crate::build::{Dependencies, Workplace};
use crate::check::{Tests, check, untested};
use crate::course::{Course, Exercise};
use crate::files::{make_folder, read, replace};
use crate::progress::Progress;
use crate::submission::{Refusal, decode};
use crate::verdict::{Outcome, Verdict};

/// A verdict on the file as it is on disk now.
pub(crate) struct Checked {
    /// The verdict.
    pub verdict: Verdict,
    /// A sentence about the progress file, if it had to be put aside.
    pub damage: Option<String>,
}

/// What came of an attempt to save.
pub(crate) enum Saved {
    /// The file now holds the new text.
    Done,
    /// Somebody else has changed the file since; it holds this text, and was left alone.
    Conflict(String),
}

/// Checks the file on disk, and writes a pass down at once.
/// If the file changes meanwhile, the new text is checked instead.
pub(crate) async fn check_file(
    course: &Course,
    dependencies: &Dependencies,
    exercise: &Exercise,
) -> Result<Checked> {
    let path = exercise.learner_file();
    let workplace = Workplace::kept(course, &exercise.id).await?;
    let mut bytes = read_bytes(&path)?;
    let verdict = loop {
        let verdict = match decode(&bytes) {
            Ok(source) => {
                check(dependencies, exercise, &source, Tests::Visible, &workplace).await?
            }
            Err(Refusal::Rule(reason)) => untested(exercise, Outcome::Rejected, reason),
            Err(Refusal::NotRust) => untested(exercise, Outcome::Rejected, "the file is not text"),
        };
        let now = read_bytes(&path)?;
        if now == bytes {
            break verdict;
        }
        bytes = now;
    };
    let passed = verdict.verdict == Outcome::Passed;
    let damage = if passed {
        Progress::add_pass(course, &exercise.id)?
    } else {
        None
    };
    Ok(Checked { verdict, damage })
}

/// A short name for exactly this text.
pub(crate) fn version(text: &str) -> String {
    Sha256::digest(text)
        .iter()
        .take(16)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// Saves `text`, unless the file is no longer the version that the text was made from.
pub(crate) fn save(exercise: &Exercise, made_from: &str, text: &str) -> Result<Saved> {
    let path = exercise.learner_file();
    let on_disk = read(&path)?;
    if on_disk == text {
        return Ok(Saved::Done);
    }
    if version(&on_disk) != made_from {
        return Ok(Saved::Conflict(on_disk));
    }
    replace(&path, text.as_bytes())?;
    Ok(Saved::Done)
}

/// Puts the starter back. Returns where the replaced text is kept, if it was another.
pub(crate) fn reset(course: &Course, exercise: &Exercise) -> Result<Option<PathBuf>> {
    let path = exercise.learner_file();
    let starter = exercise.starter()?;
    let replaced = match fs::read(&path) {
        Ok(bytes) if bytes == starter.as_bytes() => return Ok(None),
        Ok(bytes) => Some(keep(course, exercise, &bytes)?),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
        Err(error) => {
            return Err(error).with_context(|| format!("failed to read `{}`", path.display()));
        }
    };
    replace(&path, starter.as_bytes())?;
    Ok(replaced)
}

fn keep(course: &Course, exercise: &Exercise, bytes: &[u8]) -> Result<PathBuf> {
    let folder = course.state_folder().join("replaced");
    make_folder(&folder)?;
    let path = (1..)
        .map(|n: u32| folder.join(format!("{}-{n}.rs", exercise.id)))
        .find(|candidate| !candidate.exists())
        .context("there is no free name to keep the replaced file under")?;
    fs::write(&path, bytes).with_context(|| format!("failed to write `{}`", path.display()))?;
    Ok(path)
}

fn read_bytes(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| {
        format!(
            "failed to read `{}`: `cargo workbook reset` brings the starter back",
            path.display()
        )
    })
}
