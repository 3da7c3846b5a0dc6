//! Right, because `tokio::fs` lets a thread for blocking work read the file: this future answers
//! `Pending` meanwhile. Each kind of error gets an arm of its own, and only one of them means "default".

#[path = "../../../exercises/src/bin/ch2d_read_config_file/support.rs"]
pub mod support;

use std::io;
use std::path::{Path, PathBuf};

use support::Folder;

/// The settings of a service that has no config file.
pub const DEFAULT: &str = "deadline = 2\n";

/// Why the settings could not be read.
#[derive(Debug, thiserror::Error)]
#[error("failed to read {}", path.display())]
pub struct ConfigError {
    path: PathBuf,
    source: io::Error,
}

pub async fn read_config(path: &Path) -> Result<String, ConfigError> {
    match tokio::fs::read_to_string(path).await {
        Ok(text) => Ok(text),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(DEFAULT.to_owned()),
        Err(source) => Err(ConfigError {
            path: path.to_owned(),
            source,
        }),
    }
}

fn main() {
    let folder = Folder::new();
    folder.write("good.toml", b"deadline = 5\n");
    folder.write("broken.toml", b"deadline = \xff\n");
    folder.make_folder("folder.toml");
    show_settings(&folder);
}

#[tokio::main(flavor = "current_thread")]
async fn show_settings(folder: &Folder) {
    for name in ["good.toml", "missing.toml", "broken.toml", "folder.toml"] {
        match read_config(&folder.path(name)).await {
            Ok(text) => println!("{name}: {text:?}"),
            Err(error) => println!("{name}: error: {error}"),
        }
    }
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch2d_read_config_file/tests.rs"]
mod tests;
