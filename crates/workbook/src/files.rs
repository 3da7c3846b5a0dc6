//! Files, with errors that name the path; and files that several processes use.

use std::fs::{self, File, TryLockError};
use std::io::Write;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// How long the progress file may be locked by another process of ours.
const LONG: Duration = Duration::from_secs(10);

/// How often a lock is asked for.
const BETWEEN_ATTEMPTS: Duration = Duration::from_millis(10);

/// Reads a text file.
pub(crate) fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("failed to read `{}`", path.display()))
}

/// Writes a file that nobody else uses.
pub(crate) fn write(path: &Path, text: &str) -> Result<()> {
    fs::write(path, text).with_context(|| format!("failed to write `{}`", path.display()))
}

/// Makes a folder and those above it, if they are not there.
pub(crate) fn make_folder(path: &Path) -> Result<()> {
    fs::create_dir_all(path)
        .with_context(|| format!("failed to make the folder `{}`", path.display()))
}

/// Replaces a file, or makes it: whoever reads it meanwhile sees the old text or the new one, and
/// after a crash there is one of the two. The permissions stay.
pub(crate) fn replace(path: &Path, text: &[u8]) -> Result<()> {
    // A link stays a link; what it leads to is replaced.
    let path = &path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let context = || format!("failed to write `{}`", path.display());
    let folder = path.parent().with_context(context)?;
    let mut new = tempfile::NamedTempFile::new_in(folder).with_context(context)?;
    new.write_all(text).with_context(context)?;
    if let Ok(old) = path.metadata() {
        new.as_file()
            .set_permissions(old.permissions())
            .with_context(context)?;
    }
    new.as_file().sync_all().with_context(context)?;
    new.persist(path).with_context(context)?;
    Ok(())
}

/// While this lives, no other process holds a lock on the same path.
#[must_use = "the others go on as soon as this is dropped"]
pub(crate) struct Lock(#[expect(dead_code, reason = "closing the file releases the lock")] File);

impl Lock {
    /// Waits for a lock that is never held for long; the thread does nothing else meanwhile.
    pub fn take(path: &Path) -> Result<Self> {
        let start = Instant::now();
        loop {
            if let Some(lock) = Self::attempt(path)? {
                return Ok(lock);
            }
            if start.elapsed() > LONG {
                bail!(
                    "`{}` has been locked by another program for too long",
                    path.display()
                );
            }
            std::thread::sleep(BETWEEN_ATTEMPTS);
        }
    }

    /// Waits for the lock as long as it takes; the task gives way meanwhile.
    pub async fn wait(path: &Path) -> Result<Self> {
        loop {
            if let Some(lock) = Self::attempt(path)? {
                return Ok(lock);
            }
            tokio::time::sleep(BETWEEN_ATTEMPTS).await;
        }
    }

    fn attempt(path: &Path) -> Result<Option<Self>> {
        let context = || format!("failed to lock `{}`", path.display());
        let file = File::create(path).with_context(context)?;
        match file.try_lock() {
            Ok(()) => Ok(Some(Self(file))),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(error).with_context(context),
        }
    }
}
