//! Which exercises have passed: saved at once, never lost, never silently overwritten.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use crate::course::Course;
use crate::files::{Lock, make_folder, replace};

/// The passes of one learner.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Progress {
    version: u32,
    /// Exercise id → when it first passed, in seconds since 1970.
    passed: BTreeMap<String, u64>,
}

/// What was on disk.
#[derive(Debug)]
pub(crate) struct Loaded {
    /// The passes.
    pub progress: Progress,
    /// If the file could not be read: a sentence that says so, and where it is now.
    pub damage: Option<String>,
}

const VERSION: u32 = 1;

impl Progress {
    /// Reads what has passed so far. A damaged file is put aside, and reported.
    pub fn load(course: &Course) -> Result<Loaded> {
        let _turn = lock(course); // A folder that cannot be written can still be read.
        read(&file(course))
    }

    /// Writes down that an exercise has passed. Returns what [`Progress::load`] would have said of damage.
    pub fn add_pass(course: &Course, id: &str) -> Result<Option<String>> {
        change(course, |passed| {
            passed.entry(id.to_owned()).or_insert_with(now);
        })
    }

    /// Forgets that an exercise has passed.
    pub fn remove_pass(course: &Course, id: &str) -> Result<Option<String>> {
        change(course, |passed| {
            passed.remove(id);
        })
    }

    /// Whether an exercise has passed.
    pub fn has_passed(&self, id: &str) -> bool {
        self.passed.contains_key(id)
    }
}

fn change(
    course: &Course,
    edit: impl FnOnce(&mut BTreeMap<String, u64>),
) -> Result<Option<String>> {
    let _turn = lock(course)?;
    let path = file(course);
    let Loaded {
        mut progress,
        damage,
    } = read(&path)?;
    edit(&mut progress.passed);
    replace(&path, &serde_json::to_vec_pretty(&progress)?)?;
    Ok(damage)
}

fn file(course: &Course) -> PathBuf {
    course.state_folder().join("progress.json")
}

fn read(path: &Path) -> Result<Loaded> {
    let fresh = Progress {
        version: VERSION,
        passed: BTreeMap::new(),
    };
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return Ok(Loaded {
                progress: fresh,
                damage: None,
            });
        }
        Err(error) => {
            return Err(error).with_context(|| format!("failed to read `{}`", path.display()));
        }
    };
    match serde_json::from_slice::<Progress>(&bytes) {
        Ok(progress) if progress.version == VERSION => Ok(Loaded {
            progress,
            damage: None,
        }),
        _ => Ok(Loaded {
            progress: fresh,
            damage: Some(put_aside(path)?),
        }),
    }
}

fn put_aside(path: &Path) -> Result<String> {
    let aside = (1..)
        .map(|n: u32| path.with_extension(format!("damaged-{n}.json")))
        .find(|candidate| !candidate.exists())
        .context("there is no free name for the damaged progress file")?;
    fs::rename(path, &aside)
        .with_context(|| format!("failed to put the damaged `{}` aside", path.display()))?;
    Ok(format!(
        "`{}` could not be read, so progress starts anew; the damaged file is kept as `{}`",
        path.display(),
        aside.display()
    ))
}

fn now() -> u64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |since| since.as_secs())
}

/// No other process reads or writes the progress meanwhile.
fn lock(course: &Course) -> Result<Lock> {
    let folder = course.state_folder();
    make_folder(&folder)?;
    Lock::take(&folder.join("lock"))
}
