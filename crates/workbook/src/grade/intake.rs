//! Which submissions there are, and which file of theirs belongs to which exercise.
//!
//! Only the expected `.rs` files are ever opened, and only if they are plain files.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::course::{Course, submitted_files};
use crate::submission::MAX_SIZE;

/// One learner's work: a folder with one file per exercise.
#[derive(Debug, Clone)]
pub(crate) struct Submission {
    /// The folder's name, fit to be a file's name.
    pub name: String,
    folder: PathBuf,
}

impl Submission {
    /// The bytes of the file for an exercise, if there is one; or a sentence that says why it is not read.
    /// At most one byte more than a submission may have is read.
    pub fn file(&self, id: &str) -> Result<Option<Vec<u8>>, String> {
        let Some(path) = submitted_files(&self.folder, id)
            .into_iter()
            .find(|path| path.symlink_metadata().is_ok())
        else {
            return Ok(None);
        };
        let shown = path
            .strip_prefix(&self.folder)
            .unwrap_or(&path)
            .display()
            .to_string();
        // A link on the way could lead to somebody else's work.
        let is_plain = path
            .symlink_metadata()
            .is_ok_and(|metadata| metadata.is_file());
        if !is_plain || path.canonicalize().ok().as_ref() != Some(&path) {
            return Err(format!("`{shown}` is not a plain file in the submission"));
        }
        let mut bytes = Vec::new();
        File::open(&path)
            .and_then(|file| file.take(MAX_SIZE as u64 + 1).read_to_end(&mut bytes))
            .map_err(|error| format!("`{shown}` cannot be read: {error}"))?;
        Ok(Some(bytes))
    }
}

/// The submissions that `paths` name: each is one submission, or a folder of them. What lies in
/// `out` is no submission.
pub(crate) fn find(course: &Course, paths: &[PathBuf], out: &Path) -> Result<Vec<Submission>> {
    let mut folders = BTreeSet::new();
    for path in paths {
        let path = path
            .canonicalize()
            .with_context(|| format!("failed to open the submission `{}`", path.display()))?;
        if !path.is_dir() {
            bail!(
                "`{}` is not a folder: name a folder with submissions in it",
                path.display()
            );
        }
        if is_submission(course, &path) {
            folders.insert(path);
        } else {
            folders.extend(folders_in(&path)?);
        }
    }
    if let Ok(out) = out.canonicalize() {
        folders.remove(&out);
    }
    let mut submissions = BTreeMap::new();
    for folder in folders {
        let name = name_of(&folder)?;
        let submission = Submission {
            name: name.clone(),
            folder: folder.clone(),
        };
        if let Some(other) = submissions.insert(name, submission) {
            bail!(
                "`{}` and `{}` would both be written as `{}.json`: rename one of them",
                other.folder.display(),
                folder.display(),
                other.name
            );
        }
    }
    Ok(submissions.into_values().collect())
}

/// A folder is a submission if it has a file for any exercise.
fn is_submission(course: &Course, folder: &Path) -> bool {
    course
        .exercises()
        .flat_map(|exercise| submitted_files(folder, &exercise.id))
        .any(|path| path.symlink_metadata().is_ok())
}

/// The folders in a folder. Links to folders are not followed, and names that begin with a dot are
/// those of tools.
fn folders_in(path: &Path) -> Result<Vec<PathBuf>> {
    let context = || format!("failed to read the folder `{}`", path.display());
    let mut folders = Vec::new();
    for entry in fs::read_dir(path).with_context(context)? {
        let entry = entry.with_context(context)?;
        let is_hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
        if !is_hidden && entry.file_type().with_context(context)?.is_dir() {
            folders.push(entry.path());
        }
    }
    Ok(folders)
}

fn name_of(folder: &Path) -> Result<String> {
    let name = folder
        .file_name()
        .map(|name| name.to_string_lossy().into_owned());
    let name = name.with_context(|| format!("`{}` has no name", folder.display()))?;
    let is_plain = |c: char| c.is_alphanumeric() || "-_.@+ ".contains(c);
    Ok(name
        .chars()
        .map(|c| if is_plain(c) { c } else { '_' })
        .collect())
}
