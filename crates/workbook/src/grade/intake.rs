//! Which submissions there are, and which file of theirs belongs to which exercise.
//!
//! Only the expected `.rs` files are ever opened, and only if they are plain files.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::course::{Course, submitted_files};
use crate::digest::Digest;
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

/// What was found to grade.
#[derive(Debug)]
pub(crate) struct Found {
    /// The submissions, by name.
    pub submissions: Vec<Submission>,
    /// Submissions, each with the folder in which it lies, that is taken for one submission itself.
    pub passed_over: Vec<(PathBuf, PathBuf)>,
}

/// The submissions that `paths` name: each is one submission, or a folder of them. What lies in
/// `out` is no submission.
pub(crate) fn find(course: &Course, paths: &[PathBuf], out: &Path) -> Result<Found> {
    let mut folders = BTreeSet::new();
    let mut passed_over = Vec::new();
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
        let inside = folders_in(&path)?;
        if is_submission(course, &path) {
            // What the course itself has in a learner's tree is nobody else's work.
            let is_ours =
                |folder: &Path| folder.ends_with("exercises") || folder.ends_with("starters");
            let others = inside
                .into_iter()
                .filter(|folder| !is_ours(folder) && is_submission(course, folder));
            passed_over.extend(others.map(|folder| (path.clone(), folder)));
            folders.insert(path);
        } else {
            folders.extend(inside);
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
    Ok(Found {
        submissions: submissions.into_values().collect(),
        passed_over,
    })
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

/// The longest name in bytes, so that results and reports with endings of their own can be written.
const LONGEST_NAME: usize = 200;

/// A name fit for a file and for an address, and another one for each folder: what is not plain is
/// written as `~` and two digits for each of its bytes, and of what is too long a digest is kept.
fn name_of(folder: &Path) -> Result<String> {
    let name = folder
        .file_name()
        .with_context(|| format!("`{}` has no name", folder.display()))?;
    let is_plain = |c: char| c.is_alphanumeric() || "-_.@+ ".contains(c);
    let mut plain = String::new();
    for part in name.as_encoded_bytes().utf8_chunks() {
        for c in part.valid().chars() {
            if is_plain(c) {
                plain.push(c);
            } else {
                plain.push_str(&escaped(c.to_string().as_bytes()));
            }
        }
        plain.push_str(&escaped(part.invalid()));
    }
    if plain.len() > LONGEST_NAME {
        let digest = Digest::new().add(&plain).finish();
        plain.truncate(plain.floor_char_boundary(LONGEST_NAME - digest.len() - 2));
        plain.push_str("~~");
        plain.push_str(&digest);
    }
    Ok(plain)
}

fn escaped(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("~{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{LONGEST_NAME, name_of};

    #[test]
    fn each_folder_has_a_name_of_its_own_that_a_file_can_have() {
        let name = |folder: &str| name_of(Path::new(folder)).unwrap();
        assert_eq!(name("class/Zoë-1 @x"), "Zoë-1 @x");
        assert_eq!([name("a!b"), name("a?b")], ["a~21b", "a~3fb"]);
        assert_eq!(name("a~21b"), "a~7e21b");
        assert_eq!(name("a\n“"), "a~0a~e2~80~9c");
        let long = ["x".repeat(255), "ä".repeat(127)].map(|folder| name(&folder));
        assert!(
            long.iter().all(|name| name.len() <= LONGEST_NAME),
            "{long:?}"
        );
        assert_ne!(name(&"x".repeat(254)), name(&"x".repeat(255)));
    }
}
