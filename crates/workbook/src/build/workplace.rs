//! The folder in which one program is compiled and run.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use tempfile::TempDir;

use super::rustc::link_line;
use crate::course::Course;
use crate::files::{Lock, make_folder, write};
use crate::submission::is_rust;

const LOCK: &str = "lock";
const INCREMENTAL: &str = "incremental";

/// A folder with the files of one program; nobody else uses it while this lives.
#[must_use = "the folder is given up when this is dropped"]
pub(crate) struct Workplace {
    folder: PathBuf,
    keep: Keep,
}

enum Keep {
    /// The folder stays, with what helps to compile the next version faster. Locked while in use.
    Incremental { _lock: Lock },
    /// The folder goes.
    Nothing { _folder: TempDir },
}

impl Workplace {
    /// The kept workplace of that name. Waits while another process uses it.
    pub async fn kept(course: &Course, name: &str) -> Result<Self> {
        let folder = course.build_folder().join("work").join(name);
        make_folder(&folder)?;
        let lock = Lock::wait(&folder.join(LOCK)).await?;
        clear(&folder)?;
        Ok(Self {
            folder,
            keep: Keep::Incremental { _lock: lock },
        })
    }

    /// A workplace that nothing was ever compiled in, and that is gone afterwards.
    pub fn fresh() -> Result<Self> {
        Self::fresh_in(&std::env::temp_dir())
    }

    /// The same, in `parent`.
    pub fn fresh_in(parent: &Path) -> Result<Self> {
        let folder = tempfile::Builder::new()
            .prefix("workbook-")
            .tempdir_in(parent)
            .with_context(|| format!("failed to make a folder in `{}`", parent.display()))?;
        Ok(Self {
            folder: folder.path().to_owned(),
            keep: Keep::Nothing { _folder: folder },
        })
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Where rustc may keep what it knows about the target of that name.
    pub(super) fn incremental(&self, target: &str) -> Option<PathBuf> {
        match self.keep {
            Keep::Incremental { .. } => Some(self.folder.join(INCREMENTAL).join(target)),
            Keep::Nothing { .. } => None,
        }
    }

    /// Drops what rustc knows about the target of that name; says whether there was anything.
    pub(super) fn forget(&self, target: &str) -> Result<bool> {
        let Some(folder) = self.incremental(target).filter(|folder| folder.exists()) else {
            return Ok(false);
        };
        fs::remove_dir_all(&folder)
            .with_context(|| format!("failed to remove the folder `{}`", folder.display()))?;
        Ok(true)
    }

    /// The empty folder that programs run in.
    pub fn run_folder(&self) -> Result<PathBuf> {
        let folder = self.folder.join("run");
        make_folder(&folder)?;
        Ok(folder)
    }

    /// Takes a file away again.
    pub fn remove(&self, name: &str) -> Result<()> {
        let path = self.folder.join(name);
        fs::remove_file(&path).with_context(|| format!("failed to remove `{}`", path.display()))
    }

    /// Puts the crate's root there. What is added stands after the last line, so no line moves;
    /// nothing is added to what is not Rust, so that rustc speaks of the learner's lines alone.
    pub fn put_root(&self, source: &str) -> Result<()> {
        if !is_rust(source)? {
            return self.put("main.rs", source);
        }
        let newline = if source.ends_with('\n') { "" } else { "\n" };
        self.put("main.rs", &format!("{source}{newline}{}", link_line()))
    }

    /// Puts another file there.
    pub fn put(&self, name: &str, text: &str) -> Result<()> {
        write(&self.folder.join(name), text)
    }
}

/// Removes what an earlier program may have left; what rustc remembers stays.
fn clear(folder: &Path) -> Result<()> {
    let context = || format!("failed to clear the folder `{}`", folder.display());
    for entry in fs::read_dir(folder).with_context(context)? {
        let entry = entry.with_context(context)?;
        let name = entry.file_name();
        if name == LOCK || name == INCREMENTAL {
            continue;
        }
        let is_folder = entry.file_type().with_context(context)?.is_dir();
        let removed = if is_folder {
            fs::remove_dir_all(entry.path())
        } else {
            fs::remove_file(entry.path())
        };
        removed.with_context(context)?;
    }
    Ok(())
}
