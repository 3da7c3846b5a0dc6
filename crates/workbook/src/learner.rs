//! One learner's file of one exercise: read it, save it, check it, start it over. No step loses work.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};

use crate::build::{Dependencies, Workplace};
use crate::check::{Tests, check, untested};
use crate::course::{Course, Exercise};
use crate::files::{make_folder, read, replace};
use crate::progress::Progress;
use crate::submission::decode;
use crate::verdict::{Outcome, Verdict};

/// A verdict, and the text it is on.
pub(crate) struct Checked {
    /// The verdict.
    pub verdict: Verdict,
    /// Which text was checked, as [`version`] names it.
    pub version: String,
    /// A sentence about the progress file, if something is wrong with it.
    pub damage: Option<String>,
}

/// How often a check begins anew because the file has changed meanwhile.
const ROUNDS: usize = 3;

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
    for _ in 0..ROUNDS {
        let bytes = read_bytes(&path)?;
        let verdict = match decode(&bytes) {
            Ok(source) => {
                check(dependencies, exercise, &source, Tests::Visible, &workplace).await?
            }
            Err(reason) => untested(exercise, Outcome::Rejected, reason),
        };
        if read_bytes(&path)? == bytes {
            let damage = remember(course, &verdict);
            let version = version(&String::from_utf8_lossy(&bytes));
            return Ok(Checked {
                verdict,
                version,
                damage,
            });
        }
    }
    bail!(
        "`{}` changed each time it was checked: check it when it is at rest",
        path.display()
    )
}

/// Writes a pass down. That it cannot be written is no reason to keep the verdict back.
fn remember(course: &Course, verdict: &Verdict) -> Option<String> {
    if verdict.verdict != Outcome::Passed {
        return None;
    }
    match Progress::add_pass(course, &verdict.id) {
        Ok(damage) => damage,
        Err(error) => Some(format!(
            "that this exercise passed could not be saved: {error:#}"
        )),
    }
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
/// A file that is gone is made again.
pub(crate) fn save(exercise: &Exercise, made_from: &str, text: &str) -> Result<Saved> {
    let path = exercise.learner_file();
    if path.exists() {
        let on_disk = read(&path)?;
        if on_disk == text {
            return Ok(Saved::Done);
        }
        if version(&on_disk) != made_from {
            return Ok(Saved::Conflict(on_disk));
        }
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

/// Puts another text into the file, one that was made elsewhere. What it replaces is kept, unless
/// that is the starter. Says whether the file changed.
pub(crate) fn take_over(course: &Course, exercise: &Exercise, text: &str) -> Result<bool> {
    let path = exercise.learner_file();
    if let Ok(bytes) = fs::read(&path) {
        if bytes == text.as_bytes() {
            return Ok(false);
        }
        if bytes != exercise.starter()?.as_bytes() {
            keep(course, exercise, &bytes)?;
        }
    }
    replace(&path, text.as_bytes())?;
    Ok(true)
}

/// Keeps a text that is about to be replaced; returns where.
pub(crate) fn keep(course: &Course, exercise: &Exercise, bytes: &[u8]) -> Result<PathBuf> {
    let folder = course.state_folder().join("replaced");
    make_folder(&folder)?;
    let path = (1..)
        .map(|n: u32| folder.join(format!("{}-{n}.rs", exercise.id)))
        .find(|candidate| !candidate.exists())
        .context("there is no free name to keep the replaced file under")?;
    replace(&path, bytes)?;
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
