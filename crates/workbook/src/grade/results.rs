//! The folder with the results: one file for each submission, and one that says they are all there.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use super::Partition;
use crate::files::{make_folder, replace};
use crate::verdict::Graded;

/// No submission is called so: names of folders that begin with a dot are passed over.
const MANIFEST: &str = ".grading.json";

/// A folder with results.
pub(crate) struct Results {
    folder: PathBuf,
}

/// What was graded into a folder. It is written last: without it the folder is not complete.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Manifest {
    /// A digest of the exercises, their tests, the compiler and the libraries.
    pub course: String,
    /// A digest of the names of all submissions, those of other shares too.
    pub class: String,
    /// Which share of them this is.
    pub partition: Partition,
    /// Their names, sorted.
    pub submissions: Vec<String>,
}

impl Results {
    /// The folder, made if it is not there.
    pub fn open(folder: &Path) -> Result<Self> {
        make_folder(folder)?;
        Ok(Self {
            folder: folder.to_owned(),
        })
    }

    /// The folder's path.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Where the result of the submission of that name lies.
    pub fn path(&self, submission: &str) -> PathBuf {
        self.folder.join(format!("{submission}.json"))
    }

    /// Writes one result: the old file stays until the new one is whole.
    pub fn write(&self, graded: &Graded) -> Result<()> {
        let mut text = serde_json::to_vec_pretty(graded)?;
        text.push(b'\n');
        replace(&self.path(&graded.submission), &text)
    }

    /// The result of the submission of that name, if it has one.
    pub fn read(&self, submission: &str) -> Result<Option<Graded>> {
        read(&self.path(submission))
    }

    /// Says that not everything is there.
    pub fn begin(&self) -> Result<()> {
        let path = self.folder.join(MANIFEST);
        match fs::remove_file(&path) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                Err(error).with_context(|| format!("failed to remove `{}`", path.display()))
            }
            _ => Ok(()),
        }
    }

    /// Says that everything is there.
    pub fn finish(&self, manifest: &Manifest) -> Result<()> {
        let text = serde_json::to_vec_pretty(manifest)?;
        replace(&self.folder.join(MANIFEST), &text)
    }

    /// What was graded, if everything is there.
    pub fn manifest(&self) -> Result<Option<Manifest>> {
        read(&self.folder.join(MANIFEST))
    }
}

/// The data in a JSON file, if the file is there.
fn read<T: for<'a> Deserialize<'a>>(path: &Path) -> Result<Option<T>> {
    let bytes = match fs::read(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        bytes => bytes.with_context(|| format!("failed to read `{}`", path.display()))?,
    };
    let data = serde_json::from_slice(&bytes)
        .with_context(|| format!("`{}` is not what `grade` writes: remove it", path.display()))?;
    Ok(Some(data))
}
