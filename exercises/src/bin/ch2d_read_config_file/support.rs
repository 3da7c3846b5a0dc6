//! Given: a folder for files to read.

use std::fs;
use std::hash::{BuildHasher, RandomState};
use std::path::PathBuf;

use nix::sys::stat::Mode;
use nix::unistd::mkfifo;

/// A new, empty folder, which is removed when this value is dropped.
pub struct Folder(PathBuf);

impl Folder {
    pub fn new() -> Folder {
        let number = RandomState::new().hash_one(());
        let path = std::env::temp_dir().join(format!("config-{number:016x}"));
        fs::create_dir(&path).expect("a folder can be made");
        Folder(path)
    }

    /// The path of a file in this folder, whether it is there or not.
    pub fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    pub fn write(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.path(name);
        fs::write(&path, bytes).expect("a file can be written");
        path
    }

    pub fn make_folder(&self, name: &str) -> PathBuf {
        let path = self.path(name);
        fs::create_dir(&path).expect("a folder can be made");
        path
    }

    /// A named pipe: whoever opens it to read waits until somebody opens it to write.
    pub fn make_pipe(&self, name: &str) -> PathBuf {
        let path = self.path(name);
        mkfifo(&path, Mode::S_IRUSR | Mode::S_IWUSR).expect("a pipe can be made");
        path
    }
}

impl Default for Folder {
    fn default() -> Self {
        Self::new()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What cannot be removed stays in the system's folder for temporary files.
        let _ = fs::remove_dir_all(&self.0);
    }
}
